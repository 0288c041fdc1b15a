import type { Compiled } from './compiled.ts'
import { type Column, rowCost } from './master.ts'

/** Rows found by whoever searches, each once. */
export class Pool {
  readonly c: Compiled
  readonly columns: Column[] = []
  private readonly known = new Set<string>()

  constructor(c: Compiled) {
    this.c = c
  }

  add(p: number, slots: Int32Array): void {
    const key = `${p}:${slots.join()}`
    if (this.known.has(key)) return
    this.known.add(key)
    this.columns.push({ p, slots, cost: rowCost(this.c, p, slots) })
  }
}

/**
 * The choice of one row of the pool for each person as a mixed-integer programme, in the text that solvers read. At
 * `prices`, with each person's least, a row of more regret than `gap` cannot be part of a better roster: it is left out,
 * and of the others the `most` with the least. `chosen` reads the answer's columns back.
 */
export function poolProgramme(
  pool: Pool,
  { prices, gap, most }: { prices: Float64Array | undefined; gap: number; most: number },
): { text: string; chosen: (primal: (name: string) => number) => Column[] } {
  const { c } = pool
  const kept = keep(pool, prices, gap, most)
  const terms = new Map<number, string[]>()
  const objective: string[] = []
  const each: string[][] = Array.from({ length: c.P }, () => [])
  for (const [j, { p, slots, cost }] of kept.entries()) {
    if (cost !== 0) objective.push(term(cost, `r${j}`))
    each[p]!.push(`r${j}`)
    for (const s of slots) if (s >= 0) terms.set(s, [...(terms.get(s) ?? []), `r${j}`])
  }
  const rows = each.map((names) => ` ${names.join(' + ')} = 1`)
  for (let s = 0; s < c.S; s++) {
    const capped = c.most[s]! < c.P
    if (c.under[s] === 0 && c.over[s] === 0 && !capped) continue
    if (c.under[s]! > 0) objective.push(term(c.under[s]!, `u${s}`))
    if (!capped && c.over[s]! > 0) objective.push(term(c.over[s]!, `o${s}`))
    const names = [...(terms.get(s) ?? []), `u${s}`].join(' + ')
    rows.push(` ${names} ${capped ? '' : `- o${s}`} = ${c.need[s]}`)
  }
  const text = [
    'Minimize',
    ` obj: ${objective.join(' ') || '0 r0'}`,
    'Subject To',
    ...rows,
    'Binary',
    ` ${kept.map((_, j) => `r${j}`).join(' ')}`,
    'End',
  ].flatMap(folded)
  return {
    text: text.join('\n'),
    chosen: (primal) => kept.filter((_, j) => primal(`r${j}`) > 0.5),
  }
}

function keep({ c, columns }: Pool, prices: Float64Array | undefined, gap: number, most: number): Column[] {
  if (!prices) return columns.slice(-most)
  const priced = columns.map((column) => {
    let price = column.cost
    for (const s of column.slots) if (s >= 0) price += prices[s]!
    return { column, price }
  })
  const least = new Float64Array(c.P).fill(Number.POSITIVE_INFINITY)
  for (const { column, price } of priced) least[column.p] = Math.min(least[column.p]!, price)
  return priced
    .map(({ column, price }) => ({ column, regret: price - least[column.p]! }))
    .filter(({ regret }) => regret <= gap + 1e-6)
    .sort((one, other) => one.regret - other.regret)
    .slice(0, most)
    .map(({ column }) => column)
}

function term(weight: number, name: string): string {
  return `${weight < 0 ? '-' : '+'} ${Math.abs(weight)} ${name}`
}

/** Solvers read lines of a few hundred characters. */
function folded(line: string): string[] {
  return line.match(/.{1,400}(?=\s|$)/g) ?? [line]
}
