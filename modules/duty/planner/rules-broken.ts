import type { Board } from './board.ts'
import type { Compiled } from './compiled.ts'
import type { RosterModel } from './model.ts'

/** The hard rules, in the order in which they take candidates away. */
export const hardRules = [
  'skill',
  'post',
  'daysOff',
  'elsewhere',
  'pinned',
  'rest',
  'dayHours',
  'weekHours',
  'hours',
  'ofKind',
  'maxRun',
  'minRun',
  'minDaysOff',
  'weekends',
] as const

export type HardRule = (typeof hardRules)[number]

/** Every rule that stands against p serving slot s as the board is now, beside those that p's row breaks already. */
export function rulesAgainst(model: RosterModel, board: Board, p: number, s: number): HardRule[] {
  const { c } = board
  const d = c.slotDay[s]!
  const broken = new Set<HardRule>(standingAgainst(model, c, p, s))
  const old = board.x[p * c.D + d]!
  if (old === s) return []
  if (old >= 0) broken.add('elsewhere')
  const already = rowRules(board, p)
  board.put(p, d, s)
  for (const rule of rowRules(board, p)) if (!already.has(rule)) broken.add(rule)
  board.put(p, d, old)
  return hardRules.filter((rule) => broken.has(rule))
}

/** What speaks against p at this slot whatever else they serve. */
function standingAgainst(model: RosterModel, c: Compiled, p: number, s: number): HardRule[] {
  const { skills = [], posts, limits = {} } = model.people[p]!
  const slot = model.slots[s]!
  const pin = c.pin[p * c.D + c.slotDay[s]!]!
  const minutes = c.units[c.slotKind[s]!]! * c.unitMinutes
  const against: HardRule[] = []
  if (slot.skills?.some((skill) => !skills.includes(skill))) against.push('skill')
  if (posts && slot.post !== undefined && !posts.includes(slot.post)) against.push('post')
  if (c.off[p * c.D + c.slotDay[s]!] === 1) against.push('daysOff')
  if (pin >= 0 && pin !== s) against.push('pinned')
  if (minutes > (limits.maxMinutesDay ?? minutes)) against.push('dayHours')
  if (limits.maxOfKind?.[slot.kind] === 0) against.push('ofKind')
  return against
}

/** The rules on whole rows that p's row breaks; a minimum of hours is a debt to them, not a reason against serving. */
export function rowRules(board: Board, p: number): Set<HardRule> {
  const { c, x } = board
  const rules = c.rules[p]!
  const broken = new Set<HardRule>()
  if (board.units[p]! > rules.maxUnits) broken.add('hours')
  if (board.weekends[p]! > rules.maxWeekends) broken.add('weekends')
  for (const [i, { most }] of rules.counters.entries())
    if (board.counted[board.counterFrom[p]! + i]! > most) broken.add('ofKind')
  for (let week = 0; week < c.weeks; week++)
    if (board.weekUnits[p * c.weeks + week]! > rules.maxWeekUnits) broken.add('weekHours')
  let before = rules.beforeKind
  let run = before >= 0 ? rules.beforeRun : 0
  // A run or a stretch of days off that began before the plan is not held to its minimum.
  let open = true
  for (let d = 0; d <= c.D; d++) {
    const s = d < c.D ? x[p * c.D + d]! : -1
    const k = s < 0 ? -1 : c.slotKind[s]!
    if (k >= 0 && before >= 0 && rules.follows[before * c.K + k] === 0) broken.add('rest')
    if (k >= 0 === before >= 0) {
      run++
    } else {
      if (!open && d < c.D && run < (before >= 0 ? rules.minRun : rules.minOff))
        broken.add(before >= 0 ? 'minRun' : 'minDaysOff')
      open = d === 0 ? rules.beforeKind < 0 : false
      run = 1
    }
    if (k >= 0 && run > rules.maxRun) broken.add('maxRun')
    before = k
  }
  return broken
}
