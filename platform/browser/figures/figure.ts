import { startOfLocalDay } from '../../shared/dates.ts'
import type { Address } from '../address.tsx'
import type { Bilingual } from '../language/language.ts'
import type { State } from '../look/state-tag.tsx'

/** `precinct` is by township, `village` by village inside one; other names are the figure's own dimensions. */
export type FigureBy = 'precinct' | 'village' | 'day' | 'hour' | (string & {})

/** What one asks of a figure: which, of which response, where, when. `from` and `to` are instants, `to` not included. */
export type FigureQuestion = {
  figure: string
  responseId: string
  areaId?: string
  from?: string
  to?: string
  where?: Record<string, string>
  /** What was known at that instant; left out = now. */
  asOf?: string
}

export type FigureValue = { value: number; unit?: Bilingual; label?: Bilingual; meaning?: Bilingual; asOf: string }
export type FigurePart = { key: string; label?: string | Bilingual; value: number }
export type FigureBreakdown = { rows: FigurePart[]; asOf: string }
export type FigureColumn = { key: string; label: Bilingual; kind?: 'time' | 'number' | 'text' }
export type FigureRow = Record<string, unknown> & { id: string }
export type FigureRows = { rows: FigureRow[]; columns?: FigureColumn[]; next?: string; total?: number; asOf: string }

/** A figure as a page shows it: its words, and its state when the number asks for something to be done. */
export type ShownFigure = {
  figure: string
  label: Bilingual
  unit?: Bilingual
  hint?: Bilingual
  /** The state of the tile when its value is above zero; without it the number is plain. */
  stateAbove?: State
  areaId?: string
  from?: string
  to?: string
  where?: Record<string, string>
  asOf?: string
}

const WHERE = 'where.'

/** The address part that opens a figure's drawer with a filter, `from` and `to` as days; `undefined` clears what an earlier figure left. */
export function figureAddress({ figure, areaId, from, to, asOf, where = {} }: Omit<ShownFigure, 'label'>) {
  const dimensions = Object.fromEntries(Object.entries(where).map(([name, value]) => [WHERE + name, value]))
  return {
    figure,
    figureArea: areaId,
    figureFrom: from,
    figureTo: to,
    figureAsOf: asOf,
    figureBy: undefined,
    row: undefined,
    ...dimensions,
  }
}

/** The question that an address asks; undefined when no figure is open in it. */
export function questionOf(address: Address, responseId: string): FigureQuestion | undefined {
  if (!address.figure) return undefined
  const where = Object.fromEntries(
    Object.entries(address)
      .filter(([name]) => name.startsWith(WHERE))
      .map(([name, value]) => [name.slice(WHERE.length), value]),
  )
  return {
    figure: address.figure,
    responseId,
    ...(address.figureArea && { areaId: address.figureArea }),
    ...(address.figureFrom && { from: startOfLocalDay(address.figureFrom).toISOString() }),
    ...(address.figureTo && { to: startOfLocalDay(address.figureTo).toISOString() }),
    ...(address.figureAsOf && { asOf: address.figureAsOf }),
    ...(Object.keys(where).length > 0 && { where }),
  }
}

/** Closes the drawer: every name the figure had put into the address is taken out. */
export function withoutFigure(address: Address) {
  const names = Object.keys(address).filter((name) => /^(figure|row$|where\.)/.test(name))
  return Object.fromEntries(names.map((name) => [name, undefined]))
}

/** Keeps the drawer open and takes out what had been narrowed to one value of a dimension. */
export function withoutParts(address: Address) {
  return Object.fromEntries(
    Object.keys(address)
      .filter((name) => name.startsWith(WHERE))
      .map((name) => [name, undefined]),
  )
}
