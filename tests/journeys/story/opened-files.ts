import { readFile } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { unzipSync } from 'fflate'
import type { Page } from 'playwright-core'
import { readSheet } from '../../../platform/server/spreadsheet/read-sheet.ts'

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** The bytes of what a press saves. */
export async function downloaded(page: Page, press: () => Promise<void>): Promise<Buffer> {
  const [download] = await Promise.all([page.waitForEvent('download'), press()])
  return readFile(await download.path())
}

/** The reasons in a file of rejected rows, one pair for each row. */
export async function reasonsIn(file: Buffer): Promise<{ zh: string; en: string }[]> {
  const columns = [
    { key: 'zh', headers: ['未导入原因'] },
    { key: 'en', headers: ['Reason'] },
  ]
  const reasons: { zh: string; en: string }[] = []
  for await (const { values } of readSheet(Readable.from(file), { kind: 'xlsx', columns })) {
    reasons.push({ zh: values.zh ?? '', en: values.en ?? '' })
  }
  return reasons
}

/** What a reader sees of a Word file, an Excel file or a web page, as plain text with a blank between the parts. */
export function textOf(file: Buffer): string {
  const isPackage = file.subarray(0, 2).toString() === 'PK'
  const parts = isPackage ? packageParts(file) : [file.toString('utf8').replace(/<style.*?<\/style>/gs, '')]
  return parts
    .map((part) => part.replace(/<\/w:(r|p)>/g, ' ').replace(/<[^>]+>/g, ' '))
    .join(' ')
    .replace(/\s+/g, ' ')
}

function packageParts(file: Buffer): string[] {
  const parts = unzipSync(new Uint8Array(file), { filter: ({ name }) => /^(word|xl)\/.*\.xml$/.test(name) })
  return Object.values(parts).map((bytes) => Buffer.from(bytes).toString('utf8'))
}
