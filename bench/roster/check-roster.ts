import { sectionsOf } from './read-instance.ts'

/**
 * Proves a roster against the text of an instance, knowing nothing of the planner: what it costs, and each hard rule
 * that it breaks. The roster comes as lines `staff,day,shift`.
 */
export function checkRoster(instance: string, roster: string): { objective: number; broken: string[] } {
  const sections = sectionsOf(instance)
  const of = (name: string) => sections.get(name) ?? []
  const days = Number(of('HORIZON')[0]![0])
  const shifts = new Map(
    of('SHIFTS').map(([id, minutes, not]) => [id!, { minutes: Number(minutes), not: (not ?? '').split('|') }]),
  )
  const off = new Map(of('DAYS_OFF').map(([id, ...rest]) => [id!, new Set(rest.map(Number))]))
  const works = new Map<string, (string | undefined)[]>(of('STAFF').map(([id]) => [id!, new Array(days)]))
  const broken: string[] = []
  for (const line of roster.split('\n').filter(Boolean)) {
    const [id = '', day, shift = ''] = line.split(',')
    const row = works.get(id)
    if (!row || !shifts.has(shift) || !(Number(day) >= 0 && Number(day) < days))
      broken.push(`no such assignment: ${line}`)
    else if (row[Number(day)] !== undefined) broken.push(`${id} works twice on day ${day}`)
    else row[Number(day)] = shift
  }
  for (const [id = '', most = '', ...rest] of of('STAFF')) {
    const [maxMinutes, minMinutes, maxRun, minRun, minOff, maxWeekends] = rest.map(Number) as [
      number,
      number,
      number,
      number,
      number,
      number,
    ]
    const row = works.get(id)!
    const minutes = row.reduce((sum, shift) => sum + (shift ? shifts.get(shift)!.minutes : 0), 0)
    if (minutes > maxMinutes || minutes < minMinutes) broken.push(`${id} works ${minutes} minutes`)
    for (const one of most.split('|')) {
      const [shift, limit] = one.split('=')
      const worked = row.filter((worked) => worked === shift).length
      if (worked > Number(limit)) broken.push(`${id} works ${worked} of ${shift}`)
    }
    for (let day = 0; day < days; day++) {
      if (row[day] && off.get(id)?.has(day)) broken.push(`${id} works on day ${day} off`)
      if (day && row[day - 1] && row[day] && shifts.get(row[day - 1]!)!.not.includes(row[day]!))
        broken.push(`${id} works ${row[day]} after ${row[day - 1]} on day ${day}`)
    }
    let weekends = 0
    for (let day = 5; day < days; day += 7) if (row[day] || row[day + 1]) weekends++
    if (weekends > maxWeekends) broken.push(`${id} works ${weekends} weekends`)
    for (const { on, from, length } of runs(row)) {
      const inside = from > 0 && from + length < days
      if (on && length > maxRun) broken.push(`${id} works ${length} days from ${from}`)
      if (inside && length < (on ? minRun : minOff))
        broken.push(`${id} has ${length} days ${on ? 'on' : 'off'} from ${from}`)
    }
  }
  let objective = 0
  for (const [id, day, shift, weight] of of('SHIFT_ON_REQUESTS'))
    if (works.get(id!)![Number(day)] !== shift) objective += Number(weight)
  for (const [id, day, shift, weight] of of('SHIFT_OFF_REQUESTS'))
    if (works.get(id!)![Number(day)] === shift) objective += Number(weight)
  for (const [day, shift, need, under, over] of of('COVER')) {
    let there = 0
    for (const row of works.values()) if (row[Number(day)] === shift) there++
    objective += there < Number(need) ? (Number(need) - there) * Number(under) : (there - Number(need)) * Number(over)
  }
  return { objective, broken }
}

function runs(row: (string | undefined)[]): { on: boolean; from: number; length: number }[] {
  const found: { on: boolean; from: number; length: number }[] = []
  for (let day = 0; day < row.length; day++) {
    const on = row[day] !== undefined
    const last = found.at(-1)
    if (last && last.on === on) last.length++
    else found.push({ on, from: day, length: 1 })
  }
  return found
}
