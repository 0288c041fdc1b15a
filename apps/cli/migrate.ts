import { Command } from 'commander'
import { migrate } from '../../platform/server/migrate.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { withDatabase } from './open-database.ts'
import { runCommand } from './run-command.ts'

/** `muster migrate`: brings the database to the schema of this program; `muster start` does it by itself. */
export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      '把数据库升级到本程序的结构；muster start 会自动做\nBring the database to the schema of this program; muster start does it by itself',
    )
    .option('--json', '结果只输出一个 JSON 对象  print one JSON object')
    .action(({ json }: { json?: boolean }) =>
      runCommand(json, async ({ say }) => {
        const applied = await withDatabase(readSettings(), say, (url) => migrate(url))
        return {
          json: { applied },
          zh: applied.length > 0 ? `已升级：${applied.join('、')}` : '已经是最新，没有改动。',
          en: applied.length > 0 ? `Applied: ${applied.join(', ')}` : 'Already up to date; nothing changed.',
        }
      }),
    )
}
