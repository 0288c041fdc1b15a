import { useState } from 'react'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useField } from '../../../platform/browser/offline/field.tsx'
import { PageBar } from '../../../platform/browser/phone/page-bar.tsx'
import { localClock } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { problemText as sayProblem } from '../../../platform/shared/problem.ts'
import type { AttendanceReason, MarkKind } from '../attendance.ts'
import { OPENS_HOURS, whyNotMark } from '../attendance-rules.ts'
import type { OnList, PostAttendance } from '../attendance-shown.ts'
import './attendance.css'
import { texts } from './attendance-texts.ts'
import { ClockBanner } from './clock-banner.tsx'
import { ReasonSheet } from './reason-sheet.tsx'
import { knownMarks, standingOf, standingStates } from './recorded-marks.ts'
import { UnrosteredList } from './unrostered-list.tsx'
import { usePostAttendance } from './use-post-attendance.ts'

type ListedShift = PostAttendance['shifts'][number]

/** Roll call at a post: everybody on the shifts around now, ticked one by one or all at once; also without a network. */
export function TickPage({ rest }: { rest: string }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const language = useLanguage()
  const { answer, aheadMs, online, error } = usePostAttendance(rest)
  const now = Date.now()
  // What is on comes first, then what is next, then what is over.
  const rank = ({ from, until }: ListedShift) => (Date.parse(until) <= now ? 2 : Date.parse(from) > now ? 1 : 0)
  const shifts = (answer?.shifts ?? [])
    .filter(({ people }) => people.length > 0)
    .sort((a, b) => rank(a) - rank(b) || (a.from < b.from ? -1 : 1))
  return (
    <div className="p-app">
      <PageBar title={answer ? `${t('tick')} ${answer.postName}` : t('tick')} />
      <main className="p-page">
        <ClockBanner aheadMs={aheadMs} />
        {!answer && !error && <Loading lines={8} />}
        {!answer && error !== undefined && <p className="p-banner p-banner-missing">{problemText(error, language)}</p>}
        {answer && !online && <p className="p-banner">{t('offline', { time: time(answer.asOf) })}</p>}
        {answer && shifts.length === 0 && <Empty title={t('noShifts')}>{t('noShiftsHint')}</Empty>}
        {shifts.map((shift) => (
          <ShiftList key={shift.id} shift={shift} />
        ))}
        {answer && <UnrosteredList answer={answer} />}
      </main>
    </div>
  )
}

function ShiftList({ shift }: { shift: ListedShift }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const { record, outbox } = useField()
  const [absent, setAbsent] = useState<OnList>()
  const [problem, setProblem] = useState<string>()
  const due = { from: new Date(shift.from), until: new Date(shift.until) }
  const people = shift.people.map((person) => {
    const marks = knownMarks(person.assignmentId, person.marks, outbox)
    return { person, marks, standing: standingOf(marks, due) }
  })
  const waiting = people.filter(({ standing }) => standing === 'waits')
  // Coming is ticked from when check-in opens until the shift is over, as the rules have it.
  const now = Date.now()
  const opens = due.from.getTime() - OPENS_HOURS * 3_600_000
  const may = { in: now >= opens && now < due.until.getTime(), absent: now >= due.from.getTime() }
  const came = people.filter(({ standing }) => standing !== 'waits' && standing !== 'absent').length

  async function tick(one: (typeof people)[number], kind: MarkKind, reason?: AttendanceReason) {
    const at = new Date()
    setAbsent(undefined)
    const whyNot = whyNotMark({ kind, how: 'lead', at }, { due, marks: one.marks, receivedAt: at })
    setProblem(whyNot && `${one.person.name}：${sayProblem(whyNot, language)}`)
    if (whyNot) return
    const { assignmentId } = one.person
    const input = { markId: newId(), assignmentId, kind, at: at.toISOString(), ...(reason ? { reason } : {}) }
    await record('duty.tickAttendance', input, at)
  }
  return (
    <section className="p-card a-shift">
      <div className="a-head">
        <h2>
          {time(due.from)}–{localClock(due.until)} {shift.name}
        </h2>
        <span className="p-quiet">{t('count', { came, all: people.length })}</span>
      </div>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      <ul className="a-people">
        {people.map((one) => (
          <Person
            key={one.person.assignmentId}
            {...one}
            may={may}
            tick={(kind) => (kind === 'absent' ? setAbsent(one.person) : void tick(one, kind))}
          />
        ))}
      </ul>
      {may.in && waiting.length > 1 && (
        <button
          type="button"
          className="p-button p-wide"
          onClick={() => void Promise.all(waiting.map((one) => tick(one, 'in')))}
        >
          {t('all')}（{waiting.length}）
        </button>
      )}
      <ReasonSheet
        open={absent !== undefined}
        title={t('absentAsk', { name: absent?.name ?? '' })}
        close={() => setAbsent(undefined)}
        choose={(reason) => {
          const one = people.find(({ person }) => person === absent)
          if (one && reason) void tick(one, 'absent', reason)
        }}
      />
    </section>
  )
}

interface PersonProps {
  person: OnList
  marks: ReturnType<typeof knownMarks>
  standing: ReturnType<typeof standingOf>
  may: { in: boolean; absent: boolean }
  tick: (kind: MarkKind) => void
}

function Person({ person, marks, standing, may, tick }: PersonProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const [first, last] = [marks[0], marks.at(-1)]
  const there = standing === 'onDuty' || standing === 'onBreak'
  return (
    <li className="a-person">
      <span className="p-item-main">
        <b>{person.name}</b>
        <small className="p-quiet">
          {pick(person.roleName)}
          {first && ` ${localClock(first.at)}`}
          {last && last !== first && ` – ${localClock(last.at)}`}
        </small>
      </span>
      {standing !== 'waits' && <StateTag state={standingStates[standing]}>{t(standing)}</StateTag>}
      {may.in && !there && standing !== 'leftWork' && (
        <button type="button" className="p-button" onClick={() => tick('in')}>
          {t('came')}
        </button>
      )}
      {may.absent && standing === 'waits' && (
        <button type="button" className="p-button" onClick={() => tick('absent')}>
          {t('absent')}
        </button>
      )}
      {there && (
        <button type="button" className="p-button" onClick={() => tick('out')}>
          {t('went')}
        </button>
      )}
    </li>
  )
}
