import { basename, resolve } from 'node:path'
import type { z } from 'zod'
import { grantableRoles } from '../../access/roles.ts'
import { figureNames } from '../figure-names.ts'
import { Playbook, type PlaybookFileName, playbookFiles, reportFile } from '../playbook.ts'
import { type CheckedFile, checkFile } from './check-file.ts'
import { formFindings } from './check-forms.ts'
import { bodyFindings, duplicateIds, levelFindings, placedAt, postFindings, repeats } from './check-references.ts'
import { reportFindings } from './check-report.ts'
import { type Finding, notAmong } from './finding.ts'
import { fileNames, missingFiles, noFolder, readTexts, rulePackIds, rulePacksFolder, strayFiles } from './folders.ts'

/** What the check measures a playbook against; both have defaults, so that tests and other installations can differ. */
export interface CheckAgainst {
  figures?: readonly string[]
  rulePacks?: string
}

const grantable: readonly string[] = grantableRoles

type Checked<F extends PlaybookFileName> = CheckedFile<z.infer<(typeof playbookFiles)[F]>>
type Files = { [F in PlaybookFileName]?: Checked<F> }

/**
 * All mistakes of the playbook in `folder`, each with file, line, column and mend in both languages; none when it may be used.
 * A file that is missing or cannot be read is a finding too.
 */
export async function checkPlaybook(folder: string, against: CheckAgainst = {}): Promise<Finding[]> {
  return (await readPlaybook(folder, against)).findings
}

/** The playbook in `folder`, or its mistakes. */
export async function readPlaybook(
  folder: string,
  against: CheckAgainst = {},
): Promise<{ playbook?: Playbook; findings: Finding[] }> {
  const figures = against.figures ?? figureNames
  const texts = await readTexts(folder)
  if (!texts) return { findings: [noFolder(folder)] }
  const files = checkFiles(texts)
  const report = texts.get(reportFile)
  const findings = [
    ...(await strayFiles(folder)),
    ...missingFiles(texts),
    ...Object.values(files).flatMap((file) => file.findings),
    ...headFindings(files, basename(resolve(folder)), await rulePackIds(against.rulePacks ?? rulePacksFolder)),
    ...partFindings(files, figures),
    ...(report === undefined ? [] : reportFindings(report, figures)),
  ]
  return findings.length > 0 ? { findings } : { playbook: assemble(files, report ?? ''), findings }
}

function checkFiles(texts: ReadonlyMap<string, string>): Files {
  const read = fileNames.flatMap((name) => {
    const text = texts.get(name)
    return text === undefined ? [] : [[name, checkFile<z.ZodType>(name, text, playbookFiles[name])]]
  })
  return Object.fromEntries(read) as Files
}

/** Findings of a file that could be read; a file that could not has told so already. */
function whenRead<T>(
  file: CheckedFile<T> | undefined,
  check: (file: CheckedFile<T>, value: T) => Finding[],
): Finding[] {
  return file?.value === undefined ? [] : check(file, file.value)
}

function headFindings(files: Files, folder: string, packs: readonly string[]): Finding[] {
  return whenRead(files['playbook.yaml'], (file, head) => [
    ...(head.id === folder ? [] : [file.find(['id'], otherId(head.id, folder))]),
    ...(packs.includes(head.rulePack)
      ? []
      : [file.find(['rulePack'], notAmong({ zh: '规则包', en: 'rule pack' }, head.rulePack, packs))]),
    ...levelFindings(file, head),
  ])
}

function partFindings(files: Files, figures: readonly string[]): Finding[] {
  const head = files['playbook.yaml']?.value
  return [
    ...whenRead(files['bodies.yaml'], (file, { bodies }) => [
      ...duplicateIds(file, bodies, ['bodies']),
      ...bodyFindings(file, bodies),
      ...placedAt(file, 'bodies', bodies, head),
    ]),
    ...whenRead(files['posts.yaml'], (file, { posts }) => [
      ...duplicateIds(file, posts, ['posts']),
      ...postFindings(file, posts),
      ...placedAt(file, 'posts', posts, head),
    ]),
    ...whenRead(files['roles.yaml'], (file, { roles }) => [
      ...duplicateIds(file, roles, ['roles']),
      ...roles.flatMap(({ id }, at) =>
        grantable.includes(id)
          ? []
          : [file.find(['roles', at, 'id'], notAmong({ zh: '角色', en: 'role' }, id, grantable))],
      ),
      ...placedAt(file, 'roles', roles, head),
    ]),
    ...whenRead(files['figures.yaml'], (file, shown) => figureFindings(file, shown, figures)),
    ...whenRead(files['forms.yaml'], (file, { forms }) => [
      ...duplicateIds(file, forms, ['forms']),
      ...formFindings(file, forms),
    ]),
    ...whenRead(files['checklists.yaml'], (file, { checklists }) => listFindings(file, 'checklists', checklists)),
    ...whenRead(files['campaigns.yaml'], (file, { campaigns }) => listFindings(file, 'campaigns', campaigns)),
  ]
}

function listFindings(
  file: CheckedFile<unknown>,
  list: string,
  entries: readonly { id: string; items: readonly { id: string }[] }[],
): Finding[] {
  return [
    ...duplicateIds(file, entries, [list]),
    ...entries.flatMap((entry, at) => duplicateIds(file, entry.items, [list, at, 'items'])),
  ]
}

function figureFindings(file: CheckedFile<unknown>, shown: Playbook['figures'], figures: readonly string[]): Finding[] {
  return (['home', 'board'] as const).flatMap((place) => [
    ...repeats(file, shown[place], (at) => [place, at]),
    ...shown[place].flatMap((name, at) =>
      figures.includes(name) ? [] : [file.find([place, at], notAmong({ zh: '数字', en: 'figure' }, name, figures))],
    ),
  ])
}

function assemble(files: Files, report: string): Playbook {
  const { 'figures.yaml': shown, ...others } = files
  const parts = Object.values(others).map((file) => file.value)
  return Playbook.parse(Object.assign({}, ...parts, { figures: shown?.value, report }))
}

function otherId(id: string, folder: string) {
  return {
    wrong: {
      zh: `编号“${id}”与文件夹“${folder}”不一致。`,
      en: `The id "${id}" is not the name of the folder "${folder}".`,
    },
    mend: { zh: `把 id 改为 ${folder}，或给文件夹改名。`, en: `Make the id ${folder}, or rename the folder.` },
  }
}
