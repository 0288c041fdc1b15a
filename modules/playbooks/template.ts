/**
 * The report template of a playbook: Markdown with marks in double braces.
 *
 * - `{{figure checkpoints.vehiclesTurnedBack}}`: the figure's value, from the opening of the response up to the report's moment.
 * - `{{table checkpoints.passages by township}}`: one row for each township, a total last. More than one figure gives more columns:
 *   `{{table checkpoints.passages, checkpoints.fevers by day}}`. It stands alone on its line.
 * - `{{response}}`, `{{area}}`, `{{organisation}}`, `{{from}}`, `{{asOf}}`, `{{rulePack}}`: what the report is about and its moment.
 *
 * A number is never typed into a template: what is not a figure cannot open its rows.
 */
export const breakdowns = ['township', 'village', 'day', 'post', 'organisation', 'origin'] as const
export type Breakdown = (typeof breakdowns)[number]

export const templateWords = ['response', 'area', 'organisation', 'from', 'asOf', 'rulePack'] as const
export type TemplateWord = (typeof templateWords)[number]

/** Where something stands in the template; line and column count from 1. */
interface Spot {
  line: number
  column: number
}
export type TemplatePart =
  | { kind: 'text'; text: string }
  | ({ kind: 'figure'; figure: string } & Spot)
  | ({ kind: 'table'; figures: string[]; by: Breakdown } & Spot)
  | ({ kind: 'word'; word: TemplateWord } & Spot)

export type TemplateMistake = Spot & {
  mistake: 'unclosed' | 'unknownMark' | 'unknownBreakdown' | 'tableNotAlone'
  found: string
}

export interface Template {
  parts: TemplatePart[]
  mistakes: TemplateMistake[]
}

const figureMark = /^figure\s+(\S+)$/
const tableMark = /^table\s+(.+?)\s+by\s+(\S+)$/

/** Cuts a template into text and marks, in order. A mark that cannot be read is left out of `parts` and named in `mistakes`. */
export function parseTemplate(source: string): Template {
  const template: Template = { parts: [], mistakes: [] }
  let at = 0
  for (const found of source.matchAll(/\{\{([^{}]*)(\}\})?/g)) {
    if (found.index > at) template.parts.push({ kind: 'text', text: source.slice(at, found.index) })
    at = found.index + found[0].length
    const spot = spotOf(source, found.index)
    const inside = (found[1] ?? '').trim()
    if (!found[2]) template.mistakes.push({ ...spot, mistake: 'unclosed', found: (inside.split('\n')[0] ?? '').trim() })
    else readMark(template, inside, spot, standsAlone(source, found.index, at))
  }
  if (at < source.length) template.parts.push({ kind: 'text', text: source.slice(at) })
  return template
}

/** The figures that a template prints, each with its place; a figure printed twice is there twice. */
export function figuresOf(template: Template): ({ figure: string } & Spot)[] {
  return template.parts.flatMap((part) => {
    if (part.kind === 'figure') return [{ figure: part.figure, line: part.line, column: part.column }]
    if (part.kind !== 'table') return []
    return part.figures.map((figure) => ({ figure, line: part.line, column: part.column }))
  })
}

function readMark(template: Template, inside: string, spot: Spot, alone: boolean): void {
  const figure = figureMark.exec(inside)
  const table = tableMark.exec(inside)
  if (figure?.[1]) template.parts.push({ kind: 'figure', figure: figure[1], ...spot })
  else if (isOneOf(templateWords, inside)) template.parts.push({ kind: 'word', word: inside, ...spot })
  else if (!table?.[1] || !table[2]) template.mistakes.push({ ...spot, mistake: 'unknownMark', found: inside })
  else if (!isOneOf(breakdowns, table[2]))
    template.mistakes.push({ ...spot, mistake: 'unknownBreakdown', found: table[2] })
  else if (!alone) template.mistakes.push({ ...spot, mistake: 'tableNotAlone', found: inside })
  else
    template.parts.push({
      kind: 'table',
      figures: table[1].split(',').map((name) => name.trim()),
      by: table[2],
      ...spot,
    })
}

function isOneOf<T extends string>(words: readonly T[], word: string): word is T {
  return (words as readonly string[]).includes(word)
}

function spotOf(source: string, index: number): Spot {
  const before = source.slice(0, index).split('\n')
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 }
}

function standsAlone(source: string, from: number, until: number): boolean {
  const before = source.slice(0, from).split('\n').at(-1) ?? ''
  const after = source.slice(until).split('\n')[0] ?? ''
  return `${before}${after}`.trim() === ''
}
