import { defineProblems } from '../../platform/shared/problem.ts'

export const problems = defineProblems('access', {
  wrongPassword: {
    status: 401,
    zh: '用户名或密码不对。请核对后重试；忘记密码请找本级管理员重置。',
    en: 'Wrong username or password. Check and try again, or ask your administrator to reset it.',
  },
  slowDown: {
    status: 429,
    zh: '多次输入错误，请{seconds}秒后再试。忘记密码请找本级管理员重置。',
    en: 'Too many wrong tries. Wait {seconds} seconds, or ask your administrator to reset the password.',
  },
  currentWrong: {
    status: 409,
    zh: '当前密码不对，密码没有改。请重新输入。',
    en: 'The current password is wrong; nothing was changed. Type it again.',
  },
  weakPassword: {
    status: 400,
    zh: '新密码须为10至128个字符，不得以用户名开头、与当前密码相同，也不能是常见密码。请换一句自己记得住的话。',
    en: 'A new password has 10 to 128 characters, does not begin with the username, differs from the current one and is none that everybody uses. Choose a sentence you remember.',
  },
  usernameTaken: {
    zh: '用户名“{username}”已被使用，请换一个。',
    en: 'The username “{username}” is taken. Choose another.',
  },
  ownAccount: {
    zh: '不能对自己的账号做这项操作，请由另一位管理员办理。',
    en: 'This cannot be done to your own account. Ask another administrator.',
  },
  aboveYou: {
    status: 403,
    zh: '该用户的权限超出您的范围，不能由您办理。请联系上级管理员。',
    en: 'This user holds more than you do. Ask the administrator above you.',
  },
  alreadyDisabled: { zh: '该用户已停用，无需重复操作。', en: 'This user is already disabled; there is nothing to do.' },
  userDisabled: { zh: '该用户已停用，不能授权。', en: 'This user is disabled and cannot be given a role.' },
  moreThanYouHold: {
    status: 403,
    zh: '授权超出您自己的权限（{permission}）或期限。请缩小范围，或由上级授权。',
    en: 'This gives more than you hold yourself ({permission}), or for longer. Give less, or ask the level above.',
  },
  endInPast: {
    status: 400,
    zh: '截止时间须晚于现在，且不超过一年。请重新填写。',
    en: 'The end must lie ahead, within a year. Choose another.',
  },
  grantEnded: { zh: '该授权已终止，无需重复操作。', en: 'This grant has already ended; there is nothing to do.' },
  deviceRevoked: {
    status: 403,
    zh: '这部手机已停用。请将手机交管理员处理，或换一部手机登录。',
    en: 'This phone was revoked. Hand it to your administrator, or sign in on another one.',
  },
  deviceRevokedAlready: {
    zh: '这部手机已停用，无需重复操作。',
    en: 'This phone is already revoked; there is nothing to do.',
  },
  noSecondPerson: {
    zh: '本区域没有可以复核的第二人，不能紧急查看。请联系指挥部指定复核人。',
    en: 'Nobody else in this area can review it, so the glass stays whole. Ask the command group to name a reviewer.',
  },
  glassOpenAlready: {
    zh: '您已开启紧急查看，至{until}有效。',
    en: 'You have already broken the glass here; it holds until {until}.',
  },
  reviewOwn: {
    zh: '不能复核自己的紧急查看，须由另一人办理。',
    en: 'Nobody reviews their own use; another person must.',
  },
  reviewedAlready: { zh: '这次紧急查看已复核。', en: 'This use has already been reviewed.' },
  tooManyReveals: {
    status: 429,
    zh: '一小时内最多查看{limit}条敏感信息，请{minutes}分钟后再试。确需批量查看，请走导出审批。',
    en: 'At most {limit} reveals an hour; try again in {minutes} minutes. For many records ask for an export.',
  },
  signOnDown: {
    status: 503,
    zh: '{name}暂时连不上，没有登录。请稍后再试，或用账号密码登录。',
    en: '{name} cannot be reached, so you are not signed in. Try again shortly, or use your password.',
  },
  secondFactorFirst: {
    status: 403,
    zh: '请先做二次验证：在“我的账号”里输入验证码，或用通行密钥登录，再继续。',
    en: 'Show your second factor first: enter a code under My account or sign in with a passkey, then go on.',
  },
  passkeyRefused: {
    status: 401,
    zh: '通行密钥没有通过，没有登录。请重试，须用指纹、面容或 PIN 确认；仍不行请用密码登录。',
    en: 'The passkey was not accepted. Try again and confirm by finger, face or PIN; otherwise use your password.',
  },
  codeWrong: {
    status: 409,
    zh: '验证码不对或已用过。请输入应用里现在显示的6位数字；总是不对，请核对手机时间。',
    en: 'Wrong or used code. Type the six digits the app shows now; if it keeps failing, check the clock of the phone.',
  },
  changePasswordFirst: {
    zh: '请先把初始密码改成自己的密码，再添加其他登录方式。',
    en: 'Change the first password to one of your own before you add another way to sign in.',
  },
})
