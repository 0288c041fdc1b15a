import type { ReportContent } from './report.ts'

/** One number of two versions, told apart by the figure and the row of the table it stands in. */
export interface ComparedNumber {
  figure: string
  label: string
  /** The row's name; empty for a number in the text or a total. */
  part: string
  one: number | null
  other: number | null
}

/** Every number of either version that differs or is in one only, in the order of the newer one; equal ones are left out. */
export function differences(one: ReportContent, other: ReportContent): ComparedNumber[] {
  const before = numbersOf(one)
  const after = numbersOf(other)
  return [...new Set([...after.keys(), ...before.keys()])].flatMap((key) => {
    const [was, is] = [before.get(key), after.get(key)]
    if (was?.value === is?.value) return []
    const { figure, label, part } = (is ?? was) as Numbered
    return [{ figure, label, part, one: was?.value ?? null, other: is?.value ?? null }]
  })
}

/** Whether the words around the numbers differ. */
export function wordsDiffer(one: ReportContent, other: ReportContent): boolean {
  return wordsOf(one) !== wordsOf(other)
}

interface Numbered {
  figure: string
  label: string
  part: string
  value: number
}

function numbersOf({ blocks }: ReportContent): Map<string, Numbered> {
  const numbers = new Map<string, Numbered>()
  const add = (figure: string, label: string, part: string, value: number) =>
    numbers.set(`${figure} ${part}`, { figure, label, part, value })
  for (const block of blocks) {
    if (block.kind === 'paragraph') {
      for (const piece of block.pieces) {
        if (typeof piece === 'object') add(piece.figure, piece.label, '', piece.value)
      }
    }
    if (block.kind !== 'table') continue
    for (const [at, { figure, label }] of block.columns.entries()) {
      add(figure, label, '', block.total[at] ?? 0)
      for (const row of block.rows) add(figure, label, row.label, row.values[at] ?? 0)
    }
  }
  return numbers
}

function wordsOf({ blocks }: ReportContent): string {
  return JSON.stringify(
    blocks.map((block) => {
      if (block.kind === 'paragraph') return block.pieces.map((piece) => (typeof piece === 'string' ? piece : '#'))
      return block.kind === 'table' ? block.columns.map(({ label }) => label) : block.text
    }),
  )
}
