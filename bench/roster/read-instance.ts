import type { PlannedPerson, RosterModel, ShiftKind, Slot, Wish } from '../../modules/duty/planner/model.ts'

/** Reads a file of the public shift-scheduling format (Curtois and Qu, 2014) into the planner's own model. */
export function readInstance(text: string): RosterModel {
  const sections = sectionsOf(text)
  const days = Number(sections.get('HORIZON')?.[0]?.[0])
  const kinds: ShiftKind[] = rowsOf('SHIFTS').map(([id = '', minutes, notBefore]) => ({
    id,
    minutes: Number(minutes),
    notBefore: notBefore ? notBefore.split('|') : [],
  }))
  const wishes = new Map<string, Wish[]>()
  for (const [section, on] of [
    ['SHIFT_ON_REQUESTS', true],
    ['SHIFT_OFF_REQUESTS', false],
  ] as const)
    for (const [person = '', day, kind = '', weight] of rowsOf(section))
      wishes.set(person, [...(wishes.get(person) ?? []), { day: Number(day), kind, on, weight: Number(weight) }])
  const daysOff = new Map(rowsOf('DAYS_OFF').map(([person = '', ...rest]) => [person, rest.map(Number)]))
  const people: PlannedPerson[] = rowsOf('STAFF').map(([id = '', most = '', ...numbers]) => {
    const [maxMinutes, minMinutes, maxRun, minRun, minDaysOff, maxWeekends] = numbers.map(Number)
    const maxOfKind = Object.fromEntries(most.split('|').map((one) => [one.split('=')[0], Number(one.split('=')[1])]))
    return {
      id,
      limits: { maxMinutes, minMinutes, maxRun, minRun, minDaysOff, maxWeekends, maxOfKind },
      daysOff: daysOff.get(id) ?? [],
      wishes: wishes.get(id) ?? [],
    }
  })
  const cover = new Map<string, Slot>()
  for (const [day, kind = '', need, under, over] of rowsOf('COVER'))
    cover.set(`${day},${kind}`, slot(Number(day), kind, Number(need), Number(under), Number(over)))
  // A shift without a line of cover may be worked and costs nothing.
  for (let day = 0; day < days; day++)
    for (const { id } of kinds) if (!cover.has(`${day},${id}`)) cover.set(`${day},${id}`, slot(day, id, 0, 0, 0))
  const weights = { nights: 0, weekends: 0, holidays: 0 }
  return { days, firstWeekday: 0, kinds, slots: [...cover.values()], people, weights }

  function rowsOf(section: string): string[][] {
    return sections.get(section) ?? []
  }
}

function slot(day: number, kind: string, need: number, under: number, over: number): Slot {
  return { id: `${day},${kind}`, day, kind, need, under, over }
}

/** The lines of each section, split at commas, comments left out. */
export function sectionsOf(text: string): Map<string, string[][]> {
  const sections = new Map<string, string[][]>()
  let current: string[][] = []
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim()
    if (line.startsWith('SECTION_')) {
      current = []
      sections.set(line.slice('SECTION_'.length), current)
    } else if (line && !line.startsWith('#')) current.push(line.split(','))
  }
  return sections
}
