import { refuse, refuseIf } from '../../shared/problem.ts'
import { problems } from './problems.ts'
import type { RawRow } from './raw-row.ts'

/** A column that a table may have. `headers`: every name people give it, Chinese first; the first is shown in problems. */
export interface SheetColumn {
  key: string
  headers: readonly string[]
  required?: boolean
  /** 'date': numbers and the usual ways of writing a day become `2022-11-02`; what is not a day stays as it is. */
  type?: 'text' | 'date'
}

export interface HeaderMatch {
  /** By the position of the column in the file. */
  known: Map<number, { column: SheetColumn; header: string }>
  unknown: string[]
}

/** Compares headers as people read them: width, case, blanks, stars and "(required)" make no difference. */
function normalHeader(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s*:_\u200b\ufeff]/g, '')
    .replace(/\((必填|选填|required|optional)\)/g, '')
}

/** Which of the columns this row names, and what else it says. */
export function matchHeaders(row: RawRow, columns: readonly SheetColumn[]): HeaderMatch {
  const byHeader = new Map(columns.flatMap((column) => column.headers.map((name) => [normalHeader(name), column])))
  const match: HeaderMatch = { known: new Map(), unknown: [] }
  row.cells.forEach((cell, position) => {
    const header = cell.text.trim()
    const column = byHeader.get(normalHeader(header))
    if (column) match.known.set(position, { column, header })
    else if (header) match.unknown.push(header)
  })
  return match
}

/** Refuses with `missingHeaders` or `headerTwice`; both are mended in the first row of the file. */
export function checkHeaders(match: HeaderMatch, columns: readonly SheetColumn[]): void {
  const seen = new Map<string, string>()
  for (const { column, header } of match.known.values()) {
    const first = seen.get(column.key)
    if (first !== undefined) refuse(problems.headerTwice({ first, second: header }))
    seen.set(column.key, header)
  }
  const missing = columns.filter((column) => column.required && !seen.has(column.key))
  const names = missing.map((column) => column.headers[0] ?? column.key).join('、')
  refuseIf(missing.length > 0 ? problems.missingHeaders({ headers: names }) : undefined)
}
