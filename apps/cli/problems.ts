import { defineProblems } from '../../platform/shared/problem.ts'

/** What the command line itself refuses. */
export const problems = defineProblems('cli', {
  fileMissing: {
    zh: '找不到文件 {file}，或无权读取。请核对路径。',
    en: 'There is no file {file}, or it may not be read. Check the path.',
  },
  notSheet: {
    zh: '{file} 不是 .xlsx 或 .csv 文件。请另存为其中一种再导入。',
    en: '{file} is neither .xlsx nor .csv. Save it as one of them and import again.',
  },
  responseNeeded: {
    zh: '请用 --response 指明导入到哪次响应。进行中的响应：{open}',
    en: 'Say with --response which response to import into. Open ones: {open}',
  },
  responseUnknown: {
    zh: '“{response}”不是响应的编号。不带 --response 再执行一次，会列出进行中的响应。',
    en: '"{response}" is no id of a response. Run it again without --response to see the open ones.',
  },
  noOpenResponse: {
    zh: '没有进行中的响应。请先在工作台启动响应，再导入。',
    en: 'No response is open. Open one on the console first, then import.',
  },
  areaCode: {
    zh: '“{code}”不是区划代码。请填 6、9 或 12 位代码，例如 621121；不填为全国。',
    en: '"{code}" is no area code. Give 6, 9 or 12 digits, such as 621121; left out means the whole country.',
  },
  userUnknown: {
    zh: '没有用户 {username}。用 muster user list 查看全部用户。',
    en: 'There is no user {username}. See all users with: muster user list',
  },
  roleUnknown: {
    zh: '没有“{role}”这个角色，可选：{known}',
    en: 'There is no role "{role}"; choose from {known}',
  },
  usernameWrong: {
    zh: '用户名“{username}”不合规：3 至 32 位小写字母、数字、_ . -，以字母或数字开头。',
    en: 'The username "{username}" will not do: 3 to 32 of a-z 0-9 _ . - and a letter or digit first.',
  },
  untilWrong: {
    zh: '“{until}”不是日期。请写成 2026-12-31 的样子，须晚于今天，不超过一年。',
    en: '"{until}" is no date. Write it like 2026-12-31; later than today and within a year.',
  },
})
