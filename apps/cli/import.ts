import { createReadStream, createWriteStream } from 'node:fs'
import { access, constants } from 'node:fs/promises'
import { extname, resolve } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { Argument, Command } from 'commander'
import { houseActor } from '../../platform/server/doorkeeper.ts'
import type { AnyImport } from '../../platform/server/import.ts'
import { rejectedSheet } from '../../platform/server/imports/rejected.ts'
import type { Looked } from '../../platform/server/imports/take-sheet.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { writeSheet } from '../../platform/server/spreadsheet/write-sheet.ts'
import { refuse } from '../../platform/shared/problem.ts'
import { chosenResponse } from './chosen-response.ts'
import { exitCodes } from './exit-codes.ts'
import { givenPath } from './open-database.ts'
import { withOperatorDesk } from './operator-desk.ts'
import { problems } from './problems.ts'
import { runCommand } from './run-command.ts'

const imports = { areas: 'areas.areas', people: 'people.people', posts: 'duty.posts' } as const

interface Options {
  response?: string
  json?: boolean
}

/** `muster import areas|people|posts <file>`: the import of the console, by whoever sits at the machine, in the name of the house. */
export function importCommand(): Command {
  return new Command('import')
    .description(
      '导入区域、人员或岗位表（xlsx、csv）；不合格的行另存一份，逐行写明原因\nImport a sheet of areas, people or posts; rows that cannot be taken go to a file with a reason each',
    )
    .addArgument(new Argument('<what>', '区域、人员或岗位  what the sheet holds').choices(Object.keys(imports)))
    .argument('<file>', 'xlsx 或 csv 文件  the sheet')
    .option(
      '--response <id>',
      '导入到哪次响应；只有一次进行中时可不填  which response; may be left out while only one is open',
    )
    .option('--json', '结果只输出一个 JSON 对象  print one JSON object')
    .addHelpText(
      'after',
      '\n合格的行全部导入或一行也不导入；超过 5000 人的表按 5000 人一批导入。没有导入的行写到“文件名.rejected.xlsx”，改好后可直接再导入。有不合格的行时退出码仍为 0，请看输出。\n' +
        'The good rows are taken all together or not at all; more than 5,000 people in lots of 5,000. The others go to FILE.rejected.xlsx: mend it and import it again. The exit code is 0 even when rows were left; see what is printed.',
    )
    .action((what: keyof typeof imports, given: string, { response, json }: Options) =>
      runCommand(json, async ({ say }) => {
        const file = await readableSheet(resolve(givenPath(), given))
        return withOperatorDesk(readSettings(), say, async (desk) => {
          const wanted = desk.house.imports.get(imports[what]) as AnyImport
          const chosen = what === 'areas' ? {} : { responseId: await chosenResponse(desk, response) }
          const input = wanted.input.safeParse(chosen)
          if (!input.success) return refuse(problems.responseUnknown({ response: response ?? '' }))
          say(`正在核对 ${file}`, `Looking at ${file}`)
          const kind = /\.csv$/i.test(file) ? 'csv' : 'xlsx'
          const looked = await desk.takes(wanted, input.data, { source: createReadStream(file), kind })
          const rejectedFile = await writeRejected(wanted, looked, file)
          return outcome(looked, rejectedFile)
        })
      }),
    )
}

async function readableSheet(file: string): Promise<string> {
  if (!/\.(xlsx|csv)$/i.test(extname(file))) refuse(problems.notSheet({ file }))
  await access(file, constants.R_OK).catch(() => refuse(problems.fileMissing({ file })))
  return file
}

async function writeRejected(wanted: AnyImport, { rejected }: Looked, file: string): Promise<string | undefined> {
  if (rejected.length === 0) return undefined
  const target = `${file}.rejected.xlsx`
  const sheet = rejectedSheet({ userId: houseActor.userId, columns: wanted.columns, rows: rejected })
  // It holds what the sheet held: personal data, for its owner alone.
  await pipeline(writeSheet({ kind: 'xlsx', language: 'zh', ...sheet }), createWriteStream(target, { mode: 0o600 }))
  return target
}

function outcome(
  { accepted, rejected, unknownHeaders }: Looked & { accepted: number },
  rejectedFile: string | undefined,
) {
  const left = rejectedFile ? ` ${rejected.length} 行未导入，原因见 ${rejectedFile}` : ''
  const leftEn = rejectedFile ? ` ${rejected.length} rows were left; see ${rejectedFile}` : ''
  const unread = unknownHeaders.length > 0 ? `\n没有用到的列：${unknownHeaders.join('、')}` : ''
  const unreadEn = unknownHeaders.length > 0 ? `\nColumns not used: ${unknownHeaders.join(', ')}` : ''
  return {
    json: {
      accepted,
      rejected: rejected.length,
      unknownHeaders,
      ...(rejectedFile ? { rejectedFile } : {}),
    },
    zh: `已导入 ${accepted} 行。${left}${unread}`,
    en: `Imported ${accepted} rows.${leftEn}${unreadEn}`,
    code: exitCodes.done,
  }
}
