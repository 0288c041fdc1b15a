import { Readable } from 'node:stream'
import { strToU8, type Zippable, zipSync } from 'fflate'
import { expect } from 'vitest'
import { type Problem, Refusal } from '../../../shared/problem.ts'
import { readSheet, type SheetOptions, type SheetRow } from '../read-sheet.ts'

/** Columns of the list of people that a township sends in. */
export const peopleColumns = [
  { key: 'name', headers: ['姓名', 'name'], required: true },
  { key: 'idNumber', headers: ['身份证号', '公民身份号码', 'ID number'], required: true },
  { key: 'phone', headers: ['手机号', '联系电话', 'phone'] },
  { key: 'since', headers: ['报到日期', 'since'], type: 'date' as const },
]

const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
const relations = (lines: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${lines}</Relationships>`

export interface WorkbookParts {
  sheetData: string
  sharedStrings?: string
  styles?: string
  workbook?: string
  prefix?: string
  more?: Zippable
}

/** A workbook as another program would write it, from its XML. */
export function workbook({ sheetData, sharedStrings, styles, workbook, prefix = '', more }: WorkbookParts): Buffer {
  const colon = prefix ? `${prefix}:` : ''
  const main = prefix ? MAIN.replace('xmlns', `xmlns:${prefix}`) : MAIN
  const parts: Record<string, string> = {
    '_rels/.rels': relations(`<Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="/xl/workbook.xml"/>`),
    'xl/workbook.xml':
      workbook ??
      `<workbook ${MAIN} xmlns:r="${OFFICE}"><sheets><sheet name="隐藏" sheetId="1" state="hidden" r:id="rId9"/>` +
        `<sheet name="人员" sheetId="2" r:id="rId1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations(
      `<Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/>` +
        `<Relationship Id="rId2" Type="${OFFICE}/sharedStrings" Target="sharedStrings.xml"/>` +
        `<Relationship Id="rId3" Type="${OFFICE}/styles" Target="styles.xml"/>`,
    ),
    'xl/worksheets/sheet1.xml': `<${colon}worksheet ${main}><${colon}sheetData>${sheetData}</${colon}sheetData></${colon}worksheet>`,
  }
  if (sharedStrings) parts['xl/sharedStrings.xml'] = `<sst ${MAIN}>${sharedStrings}</sst>`
  if (styles) parts['xl/styles.xml'] = `<styleSheet ${MAIN}>${styles}</styleSheet>`
  const bytes = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]))
  return Buffer.from(zipSync({ ...bytes, ...more }))
}

/** A cell with its text inside, as WPS writes it. */
export function inline(text: string): string {
  return `<c t="inlineStr"><is><t>${text}</t></is></c>`
}

export async function readAll(source: Buffer | string, options: Partial<SheetOptions> = {}) {
  const stream = typeof source === 'string' ? source : Readable.from([source])
  const sheet = readSheet(stream, { kind: 'xlsx', columns: peopleColumns, ...options })
  const rows: SheetRow[] = []
  for await (const row of sheet) rows.push(row)
  return { rows, unknownHeaders: sheet.unknownHeaders }
}

/** The problem that reading ends with. */
export async function refusalOf(source: Buffer | string, options: Partial<SheetOptions> = {}): Promise<Problem> {
  const error = await readAll(source, options).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  expect(error).toBeInstanceOf(Refusal)
  return (error as Refusal).problem
}
