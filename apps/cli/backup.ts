import { resolve } from 'node:path'
import { Command } from 'commander'
import { backup } from '../../platform/server/backup/backup.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { givenPath, withDatabase } from './open-database.ts'
import { runCommand } from './run-command.ts'

interface Options {
  withKeys?: boolean
  json?: boolean
}

/** `muster backup [file]`: everything as of one moment in one archive, while the server goes on working. */
export function backupCommand(): Command {
  return new Command('backup')
    .description(
      '把全部数据备份成一个文件，不影响正在使用的人\nWrite everything into one archive, while people go on working',
    )
    .argument('[file]', '备份文件，不可已存在；默认 muster-<时间>.tar.gz  the archive, must not exist yet')
    .option(
      '--with-keys',
      '把主密钥也放进备份；拿到这份文件的人能读全部个人信息  put the master key in too; whoever holds the file can read all personal data',
    )
    .option('--json', '结果只输出一个 JSON 对象  print one JSON object')
    .action((file: string | undefined, { withKeys, json }: Options) =>
      runCommand(json, async ({ say }) => {
        const settings = readSettings()
        const target = resolve(
          givenPath(),
          file ?? `muster-${new Date().toISOString().slice(0, 19).replace(/[-:]/g, '')}.tar.gz`,
        )
        const keys = withKeys ? { masterKeyFile: settings.masterKeyFile } : {}
        const made = await withDatabase(settings, say, (url) => backup({ url, file: target, log: say, ...keys }))
        const [zh, en] = withKeys
          ? [
              '主密钥在备份里：请像保管密钥一样保管这份文件。',
              'The master key is inside: keep this file as you would keep the key.',
            ]
          : [
              `主密钥不在备份里：请另行保管 ${settings.masterKeyFile}，没有它，备份里的个人信息无法读出。`,
              `The master key is not inside: keep ${settings.masterKeyFile} elsewhere; without it the personal data in the archive cannot be read.`,
            ]
        return {
          json: { ...made },
          zh: `已备份 ${made.tables} 张表、${made.rows} 行：${made.file}\n${zh}`,
          en: `Backed up ${made.rows} rows of ${made.tables} tables: ${made.file}\n${en}`,
        }
      }),
    )
}
