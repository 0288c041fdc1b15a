import { localStamp } from '../../../platform/shared/dates.ts'
import type { ShiftShown } from '../board.ts'
import { holidayOn } from '../holidays.ts'
import { isLeadersTurn } from '../shift-patterns.ts'
import type { RosterRow } from './roster-row.ts'
import { clockText, dayHead, postLines } from './shift-words.ts'

type DutyTableProps = {
  roster: RosterRow
  responseName: string
  shifts: readonly ShiftShown[]
  /** Turns of leaders of the same days, of whichever roster: they stand at the head. */
  turns: readonly ShiftShown[]
  asOf: string
}

const DAYS_ON_A_SHEET = 7

/**
 * The duty table in the form of an official paper: title, who it is for, one sheet a week, posts down and days across, names in full,
 * and who made it and when. In Chinese whatever the desk's language is: it hangs on the wall of a Chinese office.
 */
export function DutyTable({ roster, responseName, shifts, turns, asOf }: DutyTableProps) {
  const days = [...new Set(shifts.map(({ day }) => day))].sort()
  const weeks = Array.from({ length: Math.ceil(days.length / DAYS_ON_A_SHEET) }, (_, at) =>
    days.slice(at * DAYS_ON_A_SHEET, (at + 1) * DAYS_ON_A_SHEET),
  )
  return (
    <>
      {weeks.map((week) => (
        <article key={week[0]} className="d-sheet">
          <h1>{roster.name}</h1>
          <p>
            <span>{responseName}</span>
            <span>{roster.areaName}</span>
            <span>
              {week[0]} 至 {week.at(-1)}
            </span>
          </p>
          <WeekTable
            days={week}
            shifts={shifts.filter((one) => week.includes(one.day) && !isLeadersTurn(one))}
            turns={turns.filter(({ day }) => week.includes(day))}
          />
          <footer>
            <span>制表：{responseName}值班室</span>
            <span>审核：</span>
            <span>
              {editionSaid(roster)}　打印 {localStamp(new Date(asOf))}
            </span>
          </footer>
        </article>
      ))}
    </>
  )
}

/** Which publication hangs on the wall, and whether something has changed since. */
function editionSaid({ edition, editionAt, changesSince }: RosterRow): string {
  if (!editionAt) return '草稿，未发布'
  const since = changesSince > 0 ? `，其后变动${changesSince}处` : ''
  return `第${edition}版　${localStamp(new Date(editionAt)).slice(0, 10)}发布${since}`
}

type WeekTableProps = {
  days: readonly string[]
  shifts: readonly ShiftShown[]
  turns: readonly ShiftShown[]
}

function WeekTable({ days, shifts, turns }: WeekTableProps) {
  const leading = postLines(turns)
  const lines = postLines(shifts).sort((a, b) => a.postName.localeCompare(b.postName, 'zh-CN'))
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">岗位</th>
          <th scope="col">班次</th>
          {days.map((day) => (
            <th key={day} scope="col">
              {dayHead(day, 'zh')}
              {holidayOn(day) && <small>{holidayOn(day)?.zh}</small>}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {leading.map((line, at) => (
          <tr key={`turn ${line.postId}`} className="d-turn">
            {at === 0 && (
              <th scope="rowgroup" rowSpan={leading.length}>
                带班领导
              </th>
            )}
            <td>
              {line.postName}
              <small>08:00–次日08:00</small>
            </td>
            {days.map((day) => (
              <td key={day}>
                {(line.days.get(day) ?? []).map(({ people }) => people.map(({ name }) => name).join('、') || '（缺）')}
              </td>
            ))}
          </tr>
        ))}
        {lines.map((line) => {
          const spans = [...new Set([...line.days.values()].flat().map((one) => `${one.name} ${clockText(one)}`))].sort(
            bySpan,
          )
          return spans.map((span, at) => (
            <tr key={`${line.postId} ${span}`}>
              {at === 0 && (
                <th scope="rowgroup" rowSpan={spans.length}>
                  {line.postName}
                </th>
              )}
              <td>
                {span.split(' ')[0]}
                <small>{span.split(' ')[1]}</small>
              </td>
              {days.map((day) => (
                <td key={day}>{namesOn(line.days.get(day) ?? [], span)}</td>
              ))}
            </tr>
          ))
        })}
      </tbody>
    </table>
  )
}

function bySpan(a: string, b: string): number {
  return (a.split(' ')[1] ?? '').localeCompare(b.split(' ')[1] ?? '')
}

/** Leads first, then the others in the order of the shift's roles; what is missing is said as such. */
function namesOn(shifts: readonly ShiftShown[], span: string): string {
  const some = shifts.filter((one) => `${one.name} ${clockText(one)}` === span)
  return some
    .map(({ places, people, missing }) => {
      const named = places.flatMap(({ role }) => people.filter((one) => one.role === role).map(({ name }) => name))
      return [...named, ...(missing > 0 ? [`（缺${missing}）`] : [])].join('、')
    })
    .join('；')
}
