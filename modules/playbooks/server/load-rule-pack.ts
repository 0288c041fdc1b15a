import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { refuse } from '../../../platform/shared/problem.ts'
import { problems } from '../problems.ts'
import { RulePack } from '../rule-pack.ts'
import { type CheckedFile, checkFile } from './check-file.ts'
import { type Finding, notAmong } from './finding.ts'
import { rulePackIds, rulePacksFolder } from './folders.ts'
import type { Path } from './yaml-file.ts'

/** The rule pack with this id. Refuses with unknownRulePack or brokenRulePack. */
export async function loadRulePack(id: string, folder = rulePacksFolder): Promise<RulePack> {
  const known = await rulePackIds(folder)
  if (!known.includes(id)) refuse(problems.unknownRulePack({ id, known: known.join(', ') }))
  const { pack, findings } = await readRulePack(join(folder, `${id}.yaml`))
  const [first] = findings
  if (pack && !first) return pack
  return refuse(
    problems.brokenRulePack({
      id,
      line: first?.line ?? 1,
      firstZh: first?.wrong.zh ?? '',
      firstEn: first?.wrong.en ?? '',
    }),
  )
}

/** The rule packs that a response can run under, oldest first. */
export async function listRulePacks(folder = rulePacksFolder): Promise<RulePack[]> {
  const packs = await Promise.all((await rulePackIds(folder)).map((id) => loadRulePack(id, folder)))
  return packs.sort((a, b) => a.validFrom.value.localeCompare(b.validFrom.value))
}

/** The mistakes of one rule pack file: its shape, its id, and values whose source is not among its documents. */
export async function readRulePack(path: string): Promise<{ pack?: RulePack; findings: Finding[] }> {
  const checked = checkFile(basename(path), await readFile(path, 'utf8'), RulePack)
  if (!checked.value) return { findings: checked.findings }
  const pack = checked.value
  const named = pack.id === basename(path, '.yaml')
  const known = pack.documents.map((document) => document.id)
  return {
    pack,
    findings: [...(named ? [] : [checked.find(['id'], otherName)]), ...sourcesMissing(checked, pack, known, [])],
  }
}

function sourcesMissing(file: CheckedFile<unknown>, node: unknown, known: readonly string[], path: Path): Finding[] {
  if (typeof node !== 'object' || node === null) return []
  return Object.entries(node).flatMap(([key, value]) => {
    const at = [...path, Array.isArray(node) ? Number(key) : key]
    if (key !== 'source' || typeof value !== 'string') return sourcesMissing(file, value, known, at)
    return known.includes(value) ? [] : [file.find(at, notAmong({ zh: '出处文件', en: 'document' }, value, known))]
  })
}

const otherName = {
  wrong: { zh: '规则包编号与文件名不一致。', en: 'The id of the rule pack is not the name of its file.' },
  mend: { zh: '改成一致。', en: 'Make them the same.' },
}
