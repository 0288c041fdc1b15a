import { slotsOf } from './best-row.ts'
import type { Compiled } from './compiled.ts'
import type { Random } from './random.ts'
import type { RowGraph } from './row-graph.ts'
import { searchLabels } from './row-labels.ts'
import { type RowPrices, rowPrices } from './row-prices.ts'
import { RowTable } from './row-table.ts'

const MOST_TRIES = 120

/** What is charged for totals in place of counting them: by unit of time, by day of a weekend, by counter. */
export interface Charges {
  unit: number
  weekend: number
  counters: number[]
}

/**
 * A good row for a plan so long that a table over all totals would not fit: totals are charged for instead, and the
 * charges bettered until the row keeps them. `charges` are taken from the last person and left for the next: most are
 * alike. Undefined when no charges led to a row within the rules.
 */
export function longRow(
  c: Compiled,
  p: number,
  graph: RowGraph,
  slotPrice: Float64Array,
  charges: Charges,
  random: Random,
): Int32Array | undefined {
  const rules = c.rules[p]!
  const prices = rowPrices(c, p, graph, slotPrice)
  const usual = shake(prices, random)
  const outside = { units: 0, weekends: 0, weekUnits: new Int32Array(c.weeks) }
  const table = new RowTable(c, p, graph, outside, 0, c.D, true)
  const none = { counted: new Int16Array(0), slopes: new Float64Array(0), tracked: [], floor: 0, width: 1 }
  let [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    const charged = { ...prices, cost: charge(c, p, graph, prices, charges) }
    table.fill(charged)
    const { label } = searchLabels({ c, p, table, prices: charged, below: Number.POSITIVE_INFINITY, ...none })
    if (!label) return undefined
    const slots = slotsOf(table, charged, label)
    const totals = totalsOf(c, p, slots)
    const dear = totals.counted.map((n, i) => n > rules.counters[i]!.most)
    const weekends = totals.weekends > rules.maxWeekends
    if (weekends) charges.weekend += 0.2 * usual
    for (const [i, over] of dear.entries()) if (over) charges.counters[i] = (charges.counters[i] ?? 0) + 0.2 * usual
    // With other charges the right one by unit is another: the bracket opens again.
    if (weekends || dear.includes(true)) [low, high] = [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY]
    const { units } = totals
    if (units > rules.maxUnits) low = charges.unit
    else if (units < rules.minUnits) high = charges.unit
    else if (!weekends && !dear.includes(true) && totals.weekUnits <= rules.maxWeekUnits) return slots
    else continue
    const step = (usual * (1 + tries)) / 4
    if (low === Number.NEGATIVE_INFINITY) charges.unit = high - step
    else if (high === Number.POSITIVE_INFINITY) charges.unit = low + step
    else charges.unit = (low + high) / 2
  }
  return undefined
}

/** Rows of equal price would all change sides at once; a little noise lets the charges meet any total. */
function shake({ cost }: RowPrices, random: Random): number {
  let [sum, many] = [0, 0]
  for (const one of cost) if (Number.isFinite(one)) [sum, many] = [sum + Math.abs(one), many + 1]
  const usual = many ? sum / many + 1e-3 : 1
  for (let at = 0; at < cost.length; at++) cost[at]! += 0.2 * usual * random.next()
  return usual
}

function charge(c: Compiled, p: number, graph: RowGraph, { cost }: RowPrices, charges: Charges): Float64Array {
  const { counters } = c.rules[p]!
  const T = graph.types.length
  return cost.map((one, at) => {
    const d = Math.floor(at / T)
    const k = graph.types[at % T]![0]!
    let total = one + charges.unit * c.units[k]! + (c.weekendOf[d]! >= 0 ? charges.weekend : 0)
    for (let i = 0; i < counters.length; i++)
      if (counters[i]!.counts[d * c.K + k] === 1) total += charges.counters[i] ?? 0
    return total
  })
}

function totalsOf(c: Compiled, p: number, slots: Int32Array) {
  const { counters } = c.rules[p]!
  const weeks = new Int32Array(c.weeks)
  const weekends = new Set<number>()
  const counted = counters.map(() => 0)
  let units = 0
  for (const [d, s] of slots.entries()) {
    if (s < 0) continue
    const k = c.slotKind[s]!
    units += c.units[k]!
    weeks[c.weekOf[d]!]! += c.units[k]!
    if (c.weekendOf[d]! >= 0) weekends.add(c.weekendOf[d]!)
    for (const [i, { counts }] of counters.entries()) if (counts[d * c.K + k] === 1) counted[i]!++
  }
  return { units, weekends: weekends.size, counted, weekUnits: Math.max(...weeks) }
}
