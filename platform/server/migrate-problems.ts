import { defineProblems } from '../shared/problem.ts'

/** Why a database is not brought to this program's schema. Nothing was changed. */
export const problems = defineProblems('migrate', {
  changedAfterwards: {
    zh: '升级步骤 {name} 在执行之后被改动过，数据库没有升级。请换回未改动的程序文件；改动应另写一个新的升级步骤。',
    en: 'The step {name} was changed after it had been applied; nothing was upgraded. Put the original file back, and make the change a new step.',
  },
  newerDatabase: {
    zh: '数据库已由更新的版本升级过（{name}），本程序不认识。请使用更新的版本；要退回旧版本，请先恢复升级前的备份。',
    en: 'A later version has upgraded this database ({name}), which this program does not know. Run the later version; to go back, restore a backup made before.',
  },
  stepFailed: {
    status: 500,
    zh: '升级步骤 {name} 没有成功，已退回：{reason}。数据没有变动；请保留原版本运行，并把这句话告诉维护人员。',
    en: 'The step {name} failed and was taken back: {reason}. No data changed; go on with the version before and pass this sentence to whoever maintains it.',
  },
})
