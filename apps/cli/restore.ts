import { resolve } from 'node:path'
import { Command } from 'commander'
import { restore } from '../../platform/server/backup/restore.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { givenPath, withDatabase } from './open-database.ts'
import { runCommand } from './run-command.ts'

/** `muster restore <file>`: fills an empty database from an archive and proves every row. */
export function restoreCommand(): Command {
  return new Command('restore')
    .description('把备份恢复到一个空的数据库，并逐表核对\nFill an empty database from an archive and prove every table')
    .argument('<file>', '备份文件  the archive')
    .option('--json', '结果只输出一个 JSON 对象  print one JSON object')
    .addHelpText(
      'after',
      '\n目标是 DATABASE_URL，或 MUSTER_DATA_DIR 里自带的数据库；必须是空的。备份里有主密钥时写到 MUSTER_MASTER_KEY_FILE。\n' +
        'The target is DATABASE_URL, or the embedded database in MUSTER_DATA_DIR; it must be empty. A master key in the archive goes to MUSTER_MASTER_KEY_FILE.',
    )
    .action((file: string, { json }: { json?: boolean }) =>
      runCommand(json, async ({ say }) => {
        const settings = readSettings()
        const archive = { file: resolve(givenPath(), file), masterKeyFile: settings.masterKeyFile }
        const made = await withDatabase(settings, say, (url) => restore({ url, log: say, migrate, ...archive }))
        const [zh, en] = made.withKeys
          ? ['主密钥已就位。', 'The master key is in place.']
          : [
              `备份里没有主密钥：请把原来的主密钥放到 ${settings.masterKeyFile}，再启动。`,
              `The archive has no master key: put the original one at ${settings.masterKeyFile} before starting.`,
            ]
        return {
          json: { ...made },
          zh: `已恢复 ${made.tables} 张表、${made.rows} 行（备份于 ${made.madeAt}），逐表核对无误。\n${zh}`,
          en: `Restored ${made.rows} rows of ${made.tables} tables (as of ${made.madeAt}); every table is proven.\n${en}`,
        }
      }),
    )
}
