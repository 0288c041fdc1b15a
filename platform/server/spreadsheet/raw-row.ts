/** Why the text of a cell is not what was typed into it. */
export type CellDamage = 'numberDamaged' | 'errorValue' | 'formulaWithoutValue'

export interface RawCell {
  text: string
  damage?: CellDamage
}

/** One row as the file has it: only its cells with content, by position (A = 0). `line` is the row number Excel shows. */
export interface RawRow {
  line: number
  cells: Map<number, RawCell>
}
