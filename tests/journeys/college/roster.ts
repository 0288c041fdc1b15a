import type { Locator, Page } from 'playwright-core'
import type { ShiftShown } from '../../../modules/duty/board.ts'
import { addDays, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member } from '../../support/cast.ts'
import { places } from '../../support/places.ts'
import type { Session } from '../../support/session.ts'
import { button, choose, dialogOf, press } from '../story/at-the-desk.ts'
import { campuses, staffing } from './campuses.ts'

/** The fifteen days, of which the roster that the desk plans on the screen is the last fourteen. */
// One day for the whole story, also when midnight comes in the middle of it.
const today = localDay(new Date())
export const dayOf = (at: number) => addDays(today, 1 + at)
export const DAYS = 15

export interface Roster {
  rosterId: string
  name: string
  fromDay: string
  untilDay: string
}

/** Types a span into a dialog's two fields, as days or to the minute. */
export async function typeSpan(page: Page, dialog: Locator, span: readonly string[]): Promise<void> {
  for (const [at, text] of span.entries()) {
    await dialog.locator('.ant-picker-input input').nth(at).click()
    await page.keyboard.press('Control+a')
    await page.keyboard.type(text)
    await page.keyboard.press('Enter')
  }
}

/** Lays four shifts a day at each gate on the screen; answers the roster that it made. */
export async function layOnScreen(page: Page, { name, fromDay, untilDay }: Omit<Roster, 'rosterId'>): Promise<string> {
  await button(page, '铺排班次').first().click()
  const dialog = dialogOf(page, '铺排班次')
  await dialog.getByLabel('名称').fill(name)
  await typeSpan(page, dialog, [fromDay, addDays(untilDay, -1)])
  await choose(page, dialog.getByLabel('方式'), '四班，每班6小时')
  await dialog.getByText('换班双方同意即生效').click()
  await press(dialog, '铺排班次')
  await dialog.waitFor({ state: 'hidden' })
  return new URL(page.url()).searchParams.get('roster') ?? ''
}

/** The same without a screen, head-counts said outright. */
export async function layDays(desk: Session, responseId: string, roster: Roster): Promise<void> {
  await desk.does('duty.layShifts', {
    ...{ ...roster, responseId, areaId: places.county, postIds: campuses.map(({ postId }) => postId) },
    ...{ pattern: 'fourSixes', staffing, selfApproveSwaps: true },
  })
}

export async function boardOf(desk: Session, responseId: string, { rosterId, fromDay, untilDay }: Roster) {
  const span = { from: startOfLocalDay(fromDay).toISOString(), until: startOfLocalDay(untilDay).toISOString() }
  const { shifts } = await desk.ask<{ shifts: ShiftShown[] }>('duty.board', { responseId, rosterId, ...span })
  return shifts
}

interface Run {
  kind: 'plan' | 'replan'
  state: string
  outcome: { missing: number; placed: number; givenUp: number } | null
}

/** Waits until the search of that kind has ended. */
export async function planEnded(desk: Session, rosterId: string, kind: Run['kind']): Promise<Run> {
  for (let tries = 0; tries < 300; tries++) {
    const { run } = await desk.ask<{ run: Run | null }>('duty.planRun', { rosterId })
    if (run?.kind === kind && run.state !== 'waiting' && run.state !== 'running') return run
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error('the plan did not end')
}

/** Publishes on the screen, as the roster that is open stands. */
export async function publishOpen(page: Page): Promise<void> {
  await button(page.locator('.d-roster-line'), '发 ?布').click()
  await page
    .locator('.ant-modal-confirm-btns')
    .getByRole('button', { name: /发 ?布/ })
    .click()
  await page.locator('.d-roster-line').getByText('已发布').waitFor()
}

/** Publishes a roster as it stands, without a screen. */
export async function publish(desk: Session, responseId: string, rosterId: string): Promise<void> {
  const { rows } = await desk.ask<{ rows: { version: number }[] }>('duty.rosters', { responseId, rosterId })
  await desk.does('duty.publishRoster', { rosterId, version: rows[0]?.version })
}

/** Every cadre leads one shift that the desk sets by hand, in the order of the list; what is left of the lead's places is planned. */
export async function setCadresByHand(desk: Session, shifts: readonly ShiftShown[], cadres: readonly string[]) {
  const step = Math.floor(shifts.length / cadres.length)
  return desk.commands(
    cadres.map((memberId, at) => {
      const placing = { assignmentId: newId(), shiftId: shifts[at * step]?.id, memberId, role: 'lead' }
      return ['duty.assignMember', placing] as [string, unknown]
    }),
  )
}

interface MemberRow {
  id: string
  number: string | null
  name: string
  grade: string | null
}

export async function membersOf(desk: Session, responseId: string): Promise<MemberRow[]> {
  const { rows } = await desk.ask<{ rows: MemberRow[] }>('duty.members', { responseId, limit: 200 })
  return rows
}

/** Who serves on shifts, one entry for each person and shift. */
export function servedOn(shifts: readonly ShiftShown[]) {
  return shifts.flatMap((shift) => shift.people.map((person) => ({ ...person, shift })))
}
export type Served = ReturnType<typeof servedOn>[number]

const HOUR = 3_600_000

/**
 * Two neighbours at a gate on the last two shifts who may change places: whoever goes six hours back must have rested, and may not
 * stand on the earlier shift already.
 */
export function neighbours(shifts: readonly ShiftShown[], postId: string): { early: Served; late: Served } {
  const [before, last] = shifts.filter((shift) => shift.postId === postId).slice(-2) as [ShiftShown, ShiftShown]
  const all = servedOn(shifts)
  const free = (one: Served) =>
    all.every(
      ({ memberId, assignmentId, shift }) =>
        memberId !== one.memberId ||
        assignmentId === one.assignmentId ||
        Date.parse(before.from) - Date.parse(shift.until) >= 11 * HOUR,
    )
  const among = (shift: ShiftShown) => all.filter((one) => one.shift.id === shift.id && one.role === 'officer')
  const early = among(before).find(free)
  const late = among(last).find(free)
  if (!early || !late) throw new Error('nobody on the last two shifts may change places')
  return { early, late }
}

/** An account for a member, tied to them. */
export async function giveAccount(desk: Session, memberId: string, hired: Promise<Member>): Promise<Member> {
  const account = await hired
  await desk.does('duty.tieMember', { memberId, userId: account.userId })
  return account
}
