import { type DocTable, textOf } from './document.ts'

/** Share of the width for each column, together 1: what it asks for, else by its longest text within bounds. */
export function columnShares(table: DocTable): number[] {
  const wanted = table.columns.map((column, i) => {
    if (column.width) return column.width
    const texts = [column.header, ...table.rows.slice(0, 200).map((row) => textOf(row[i] ?? null))]
    return Math.min(24, Math.max(4, ...texts.map(widthOf)))
  })
  const total = wanted.reduce((sum, width) => sum + width, 0)
  return wanted.map((width) => width / total)
}

function widthOf(text: string): number {
  return [...text].reduce((sum, c) => sum + (c > '\u2e80' ? 2 : 1), 1)
}
