import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import { Command } from 'commander'
import { type ProvenReport, verifyPrinted, verifyReports } from '../../modules/reports/server/public.ts'
import { allFigures } from '../../platform/server/figures/figure.ts'
import { type Verified, verifyLedger } from '../../platform/server/ledger/verify.ts'
import type { Fault } from '../../platform/server/ledger/verify-fault.ts'
import { readSettings } from '../../platform/server/settings.ts'
import { Id } from '../../platform/shared/ids.ts'
// Loads every room, so that its field tables and figures are known.
import '../server/modules.ts'
import { exitCodes } from './exit-codes.ts'
import { givenPath, withDatabase } from './open-database.ts'
import { type Result, runCommand } from './run-command.ts'

/** How many faults a person is shown; `--json` has more of them. */
const SHOWN = 30
const IN_JSON = 1_000

/** `muster verify`: proves the chain, every field row, the kept sums and every frozen report; or one report, or a printed file. */
export function verifyCommand(): Command {
  return new Command('verify')
    .description('核验台账、记录、合计和定稿的报告\nProve the ledger, the records, the sums and the frozen reports')
    .option('--report <id-or-file>', '只看这份报告：编号，或导出的文件  one report: its id, or a printed file')
    .option('--json', '结果只输出一个 JSON 对象  print one JSON object')
    .addHelpText(
      'after',
      '\n打印件（docx、xlsx、html、csv）按其中的校验码找到报告，并逐字节比对。\n' +
        'A printed file is matched to its report by the proof code inside and compared byte by byte.',
    )
    .action(({ report, json }: { report?: string; json?: boolean }) =>
      runCommand(json, async ({ say }) => {
        const wanted = report === undefined ? undefined : await readWanted(report)
        let proven: ProvenReport[] = []
        let reportId = wanted?.id
        const verified = await withDatabase(readSettings(), say, (url) =>
          verifyLedger(url, {
            figures: allFigures().values(),
            say,
            async more(client, findings) {
              proven = await verifyReports(client, findings)
              if (wanted?.bytes) reportId = await verifyPrinted(client, wanted.bytes, findings)
              if (wanted?.id && !proven.some((one) => one.id === wanted.id)) {
                findings.add({
                  kind: 'report',
                  report: wanted.id,
                  zh: `没有编号为 ${wanted.id} 的报告。`,
                  en: `There is no report ${wanted.id}.`,
                })
              }
            },
          }),
        )
        return report === undefined ? tellAll(verified, proven) : tellOne(verified, proven, reportId)
      }),
    )
}

async function readWanted(report: string): Promise<{ id?: string; bytes?: Buffer }> {
  if (Id.safeParse(report).success) return { id: report }
  return { bytes: await readFile(resolve(givenPath(), report)) }
}

function tellAll(verified: Verified, proven: readonly ProvenReport[]): Result {
  const { findings, blocks, entries, rows } = verified
  const broken = proven.filter((one) => !one.holds)
  const [zh, en] = [
    `台账 ${blocks} 块、${entries} 条，记录 ${rows} 行，报告 ${proven.length} 份`,
    `${blocks} blocks, ${entries} entries, ${rows} rows, ${proven.length} reports`,
  ]
  const json = {
    ok: findings.count === 0,
    blocks,
    entries,
    rows,
    reports: proven.length,
    notHolding: broken.map((one) => one.id),
    notes: proven.flatMap(({ id, notes }) => notes.map((note) => ({ report: id, ...note }))),
    faultCount: findings.count,
    faults: findings.faults.slice(0, IN_JSON),
  }
  if (findings.count === 0) return { json, zh: `核验通过：${zh}，全部成立。`, en: `Proven: ${en}; all of it holds.` }
  return {
    json,
    zh: `未通过核验：${zh}，发现 ${findings.count} 处不符。\n${sentences(findings.faults, 'zh')}`,
    en: `Not proven: ${en}; ${findings.count} faults.\n${sentences(findings.faults, 'en')}`,
    code: exitCodes.notProven,
  }
}

function tellOne({ findings }: Verified, proven: readonly ProvenReport[], reportId: string | undefined): Result {
  const report = proven.find((one) => one.id === reportId)
  const faults = findings.faults.filter((one) => one.kind === 'file' || one.report === reportId)
  const holds = report?.holds === true && faults.length === 0
  const others = findings.count - faults.length
  const json = { ok: holds, report: report ?? null, faults, otherFaults: others }
  const rest: [string, string] =
    others > 0
      ? [
          `\n另有 ${others} 处不符与它无关，见 muster verify。`,
          `\n${others} other faults do not concern it; see muster verify.`,
        ]
      : ['', '']
  if (holds) {
    return {
      json,
      zh: `报告《${report.title}》第${report.version}版成立：校验码 ${report.code}，台账第${report.block}块。${rest[0]}`,
      en: `Report “${report.title}” version ${report.version} holds: proof ${report.code}, block ${report.block}.${rest[1]}`,
    }
  }
  return {
    json,
    zh: `${sentences(faults, 'zh')}${rest[0]}`,
    en: `${sentences(faults, 'en')}${rest[1]}`,
    code: exitCodes.notProven,
  }
}

function sentences(faults: readonly Fault[], language: 'zh' | 'en'): string {
  const shown = faults.slice(0, SHOWN).map((fault) => `- ${fault[language]}`)
  const left = faults.length - shown.length
  if (left > 0)
    shown.push(
      language === 'zh' ? `- 另有 ${left} 处，用 --json 看全部。` : `- and ${left} more; see them with --json.`,
    )
  return shown.join('\n')
}
