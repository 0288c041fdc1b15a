import type { QueryContext } from '../query.ts'

/** Rows that figures count: one table or published view of one module. */
export interface FigureSource {
  table: string
  permission: string
  /** The column whose day is the figure's day. */
  date: string
  /** Columns a figure may be broken down or filtered by; the tally has them too. */
  dimensions: readonly string[]
  /** How values of a dimension are said; a value without words here is shown as it stands. */
  words?: Readonly<Record<string, Readonly<Record<string, { zh: string; en: string }>>>>
  /** Sums by area, post, hour and dimensions, written with the rows; columns as in the table, plus `hour` and `n`. */
  tally?: string
  /**
   * Hours that are over are added up by day for each figure. `late` takes what is added to an hour afterwards (see addLate); `post`
   * is the dimension that stands for a place, of which each has one area; `fewest` the one with the fewest values, by which a precinct
   * is added up soonest; `aheadMs` is how far a device's clock may be ahead of ours.
   */
  closing?: { late: string; post: string; fewest: string; aheadMs: number }
  /** The rows of a page as people read them, masked; ids stay. */
  describe(context: QueryContext, rows: Record<string, unknown>[]): Promise<Record<string, unknown>[]>
  /** What a reader sees: column key and heading, in order. */
  columns: readonly { key: string; label: { zh: string; en: string } }[]
  /** False where rows are never superseded and carry no superseded_at. */
  superseding?: boolean
  /** Rows that stand until they end, such as open posts: counted as of the moment, whatever span is asked for. */
  stock?: boolean
  /** What counts depends on the moment, such as a deadline that has passed: SQL reads it from platform.as_of(), null for now. */
  momentary?: boolean
}

/**
 * A defined number: the same `where` gives the value, the breakdown, the value as of a moment and the rows behind it.
 * `where` is SQL over columns that the table and its tally share; it is written here, never taken from outside.
 */
export interface Figure {
  name: string
  label: { zh: string; en: string }
  unit: { zh: string; en: string }
  meaning: { zh: string; en: string }
  source: FigureSource
  where: string
  count: 'rows' | { sum: string } | { distinct: string } | { max: string }
}

export function figure(definition: Figure): Figure {
  figures.set(definition.name, definition)
  return definition
}

const figures = new Map<string, Figure>()

/** Every figure of the rooms that are loaded. */
export function allFigures(): ReadonlyMap<string, Figure> {
  return figures
}
