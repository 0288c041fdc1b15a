import { defineProblems } from '../../shared/problem.ts'

export const problems = defineProblems('backup', {
  fileExists: {
    zh: '{file} 已经存在。请换一个文件名，备份不会覆盖旧文件。',
    en: '{file} exists already. Name another file; a backup never overwrites.',
  },
  hiddenRows: {
    zh: '连接用的数据库账号看不到 {table} 的全部行，备份会不完整。请用表的所有者或管理员账号设置 DATABASE_URL 后再试。',
    en: 'The database user cannot see every row of {table}, so the backup would be incomplete. Set DATABASE_URL to the owner of the tables or an administrator and try again.',
  },
  noFile: {
    zh: '打不开备份文件 {file}。请检查路径和读取权限。',
    en: 'The archive {file} cannot be opened. Check the path and that you may read it.',
  },
  notAnArchive: {
    zh: '{file} 不是 Muster 的备份文件，或者已经损坏（{detail}）。请换一份备份。',
    en: '{file} is not a Muster archive, or it is damaged ({detail}). Take another archive.',
  },
  newerFormat: {
    zh: '这份备份的格式（{found}）比本程序认得的（{known}）新。请用新版本的 Muster 恢复。',
    en: 'The archive has format {found}; this program knows {known}. Restore it with a newer Muster.',
  },
  unknownMigration: {
    zh: '这份备份的数据结构里有本程序不认识的或已改动的一步（{name}）。请用做备份时的版本或更新的版本恢复。',
    en: 'The archive has a schema step that this program does not know or has changed ({name}). Restore it with the version that made it, or a later one.',
  },
  notEmpty: {
    zh: '目标数据库里已有表（{table} 等 {count} 张）。恢复只写入空库：请新建一个空库，或把 MUSTER_DATA_DIR 指向新文件夹后再试。',
    en: 'The database already has {count} tables ({table} …). Restoring needs an empty one: create one, or point MUSTER_DATA_DIR at a new folder, and try again.',
  },
  missingTable: {
    zh: '备份里有 {table}，但本程序建出的数据库里没有它。请用做备份时的版本恢复。',
    en: 'The archive holds {table}, which the schema of this program does not have. Restore it with the version that made it.',
  },
  circularTables: {
    zh: '表 {table} 之间互相引用，需要管理员账号才能恢复。请用管理员账号设置 DATABASE_URL 后再试。',
    en: 'The tables {table} refer to each other; restoring them takes an administrator. Set DATABASE_URL to one and try again.',
  },
  notProven: {
    zh: '恢复后的 {table} 与备份不一致（应有 {wanted} 行，实有 {found} 行）。已全部撤销，请换一份备份或联系维护者。',
    en: '{table} differs from the archive after restoring ({wanted} rows wanted, {found} found). Everything was undone; take another archive or ask the maintainers.',
  },
  otherKeys: {
    zh: '{file} 已有另一把主密钥。请先把它移到别处，再恢复带密钥的备份。',
    en: 'There is another master key in {file}. Move it away first, then restore the archive with keys.',
  },
  noKeyFile: {
    zh: '要求把主密钥放进备份，但 {file} 不存在。请检查 MUSTER_MASTER_KEY_FILE。',
    en: 'The master key was to go into the archive, but {file} does not exist. Check MUSTER_MASTER_KEY_FILE.',
  },
})
