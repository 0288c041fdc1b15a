import { posix } from 'node:path'
import { refuse, refuseIf } from '../../shared/problem.ts'
import type { SheetLimits } from './limits.ts'
import type { WorkbookPackage } from './open-package.ts'
import { readXml } from './parse-xml.ts'
import { problems } from './problems.ts'

/** What one needs to know to read the cells of a workbook's first visible sheet. */
export interface Workbook {
  sheetPath: string
  date1904: boolean
  sharedTexts: string[]
  /** By style number of a cell. */
  styles: CellStyle[]
}

/** How a number is shown: as a date, with at least so many digits (format `000000`), or plainly. */
export interface CellStyle {
  date?: boolean
  digits?: number
}

export async function readWorkbook(parts: WorkbookPackage, limits: SheetLimits): Promise<Workbook> {
  const root = await readRelations(parts, '', '_rels/.rels')
  const path = [...root.values()].find((relation) => relation.type === 'officeDocument')?.target
  if (!path || !parts.has(path)) return refuse(problems.notXlsx())
  const relations = await readRelations(parts, posix.dirname(path), relationsPath(path))
  const { sheetIds, date1904 } = await readSheetList(parts, path)
  const sheet = relations.get(sheetIds[0] ?? '')
  if (!sheet) return refuse(problems.noSheet())
  const pathOf = (type: string) => [...relations.values()].find((relation) => relation.type === type)?.target
  return {
    sheetPath: sheet.target,
    date1904,
    sharedTexts: await readSharedTexts(parts, pathOf('sharedStrings'), limits),
    styles: await readStyles(parts, pathOf('styles')),
  }
}

function relationsPath(path: string): string {
  return posix.join(posix.dirname(path), '_rels', `${posix.basename(path)}.rels`)
}

async function readRelations(parts: WorkbookPackage, folder: string, path: string) {
  const relations = new Map<string, { type: string; target: string }>()
  await readXml(await parts.read(path), {
    open: (name, { Id, Type, Target }) => {
      if (name !== 'Relationship' || !Id || !Type || !Target) return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      // The strict flavour of the format has other addresses with the same last word.
      relations.set(Id, { type: Type.slice(Type.lastIndexOf('/') + 1), target })
    },
  })
  return relations
}

async function readSheetList(parts: WorkbookPackage, path: string) {
  const sheetIds: string[] = []
  let date1904 = false
  await readXml(await parts.read(path), {
    open: (name, attributes) => {
      if (name === 'workbookPr') date1904 = ['1', 'true'].includes(attributes.date1904 ?? '')
      if (name !== 'sheet' || (attributes.state ?? 'visible') !== 'visible') return
      const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
      if (id) sheetIds.push(id)
    },
  })
  return { sheetIds, date1904 }
}

async function readSharedTexts(parts: WorkbookPackage, path: string | undefined, limits: SheetLimits) {
  const texts: string[] = []
  if (!path || !parts.has(path)) return texts
  refuseIf(parts.size(path) > limits.sharedTextBytes ? problems.suspiciousArchive() : undefined)
  let text = ''
  let inText = false
  let inPhonetic = false
  await readXml(await parts.read(path), {
    open: (name) => {
      if (name === 'si') text = ''
      else if (name === 'rPh') inPhonetic = true
      else if (name === 't') inText = !inPhonetic
    },
    text: (piece) => {
      if (inText) text += piece
    },
    close: (name) => {
      if (name === 't') inText = false
      else if (name === 'rPh') inPhonetic = false
      else if (name === 'si') texts.push(text)
    },
  })
  return texts
}

async function readStyles(parts: WorkbookPackage, path: string | undefined): Promise<CellStyle[]> {
  const styles: CellStyle[] = []
  if (!path || !parts.has(path)) return styles
  const formats = new Map<number, string>()
  let inCellFormats = false
  await readXml(await parts.read(path), {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      else if (name === 'cellXfs') inCellFormats = true
      else if (name === 'xf' && inCellFormats) styles.push(styleOf(Number(attributes.numFmtId ?? 0), formats))
    },
    close: (name) => {
      if (name === 'cellXfs') inCellFormats = false
    },
  })
  return styles
}

/** 14-22 and 45-47 are dates and times everywhere; 27-36 and 50-58 are the built-in Chinese date formats. */
function styleOf(id: number, formats: Map<number, string>): CellStyle {
  const code = formats.get(id)
  if (code === undefined) {
    return {
      date: (id >= 14 && id <= 22) || (id >= 27 && id <= 36) || (id >= 45 && id <= 47) || (id >= 50 && id <= 58),
    }
  }
  // Excel takes no longer ones; a stranger's file may, and the pattern below would be busy with it.
  if (code.length > 255) return {}
  const first = (code.split(';')[0] ?? '').replace(/"[^"]*"|\\.|_.|\*.|\[(?!h+\]|m+\]|s+\])[^\]]*\]/gi, '')
  if (/^0{2,}$/.test(first)) return { digits: first.length }
  return { date: /[ymdhs]/i.test(first) && !/general/i.test(first) }
}
