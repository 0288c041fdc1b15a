import { strFromU8, unzipSync } from 'fflate'
import { findProofCode, type ReportFormat } from '../report.ts'

/** What a printed file says of itself. */
export interface PrintedFile {
  format: ReportFormat
  /** The proof code inside; undefined when it holds none. */
  code: string | undefined
  /** The site its links lead to; '' when it has none. */
  site: string
}

const FILE_LIMIT = 50 * 1024 * 1024

/** Reads the proof code and the site out of a Word, Excel, HTML or CSV file that was printed here. Undefined for any other file. */
export function readPrinted(bytes: Buffer): PrintedFile | undefined {
  if (bytes.subarray(0, 2).toString('latin1') !== 'PK') {
    const text = bytes.toString('utf8')
    return { format: /^\s*<!doctype html/i.test(text) ? 'html' : 'csv', code: findProofCode(text), site: siteIn(text) }
  }
  const parts = partsOf(bytes)
  if (!parts) return undefined
  const format = parts.has('word/document.xml') ? 'docx' : parts.has('xl/workbook.xml') ? 'xlsx' : undefined
  const text = [...parts.values()].join('\n')
  return format && { format, code: findProofCode(text), site: siteIn(text) }
}

function partsOf(bytes: Buffer): Map<string, string> | undefined {
  try {
    const unzipped = unzipSync(bytes, {
      filter: ({ name, originalSize }) => /\.(xml|rels)$/.test(name) && originalSize <= FILE_LIMIT,
    })
    return new Map(Object.entries(unzipped).map(([name, part]) => [name, strFromU8(part)]))
  } catch {
    return undefined
  }
}

function siteIn(text: string): string {
  return /"(https?:\/\/[^"/\s]+)\/figures\?/.exec(text)?.[1] ?? ''
}
