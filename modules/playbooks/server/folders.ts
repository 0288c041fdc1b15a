import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { type PlaybookFileName, playbookFiles, reportFile } from '../playbook.ts'
import { type Finding, notAmong } from './finding.ts'

/** Where the playbooks and rule packs that ship with Muster stand. */
export const playbooksFolder = fileURLToPath(new URL('../../../playbooks', import.meta.url))
export const rulePacksFolder = fileURLToPath(new URL('../../../rulepacks', import.meta.url))

export const fileNames = Object.keys(playbookFiles) as PlaybookFileName[]
const wanted = [...fileNames, reportFile]

/** The texts of a playbook's files by name, or nothing when there is no such folder. A file that is not there is left out. */
export async function readTexts(folder: string): Promise<Map<string, string> | undefined> {
  if (!(await namesIn(folder))) return undefined
  const texts = new Map<string, string>()
  for (const name of wanted) {
    const text = await readFile(join(folder, name), 'utf8').catch(() => undefined)
    if (text !== undefined) texts.set(name, text)
  }
  return texts
}

export async function rulePackIds(folder: string): Promise<string[]> {
  const names = (await namesIn(folder)) ?? []
  return names.filter((name) => extname(name) === '.yaml').map((name) => basename(name, '.yaml'))
}

export async function playbookIds(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => [])
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
}

async function namesIn(folder: string): Promise<string[] | undefined> {
  return readdir(folder).then(
    (names) => names.sort(),
    () => undefined,
  )
}

/** Files that no playbook has: most often a slip in a name, whose content would silently not count. */
export async function strayFiles(folder: string): Promise<Finding[]> {
  const known = [...wanted, 'README.md']
  const names = (await namesIn(folder)) ?? []
  return names
    .filter((name) => !name.startsWith('.') && !known.includes(name))
    .map((name) => ({
      file: name,
      line: 1,
      column: 1,
      ...notAmong({ zh: '预案文件', en: 'playbook file' }, name, known),
    }))
}

export function missingFiles(texts: ReadonlyMap<string, string>): Finding[] {
  return wanted.filter((name) => !texts.has(name)).map(noFile)
}

function noFile(name: string): Finding {
  return {
    file: name,
    line: 1,
    column: 1,
    wrong: { zh: '缺少这个文件。', en: 'This file is missing.' },
    mend: {
      zh: `从 county-mobilisation 复制一份 ${name} 再改。`,
      en: `Copy ${name} from county-mobilisation and change it.`,
    },
  }
}

export function noFolder(folder: string): Finding {
  return {
    file: folder,
    line: 1,
    column: 1,
    wrong: { zh: '没有这个文件夹，或无权读取。', en: 'There is no such folder, or it may not be read.' },
    mend: {
      zh: '请核对路径，例如 playbooks/county-mobilisation。',
      en: 'Check the path: playbooks/county-mobilisation, for example.',
    },
  }
}
