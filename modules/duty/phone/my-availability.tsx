import { useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { type State, StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { Sheet } from '../../../platform/browser/phone/sheet.tsx'
import { addDays, localDay, startOfLocalDay } from '../../../platform/shared/dates.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { MyAvailability as Away } from '../my-duty.ts'
import { texts } from './texts.ts'

const signs: Record<Away['state'], State> = {
  asked: 'waiting',
  approved: 'done',
  declined: 'missing',
  withdrawn: 'closed',
}
const kinds = ['leave', 'avoid', 'prefer'] as const

type MyAvailabilityProps = { responseId: string; all: Away[]; online: boolean; done: () => Promise<void> }

/** When I am away, or would rather not or rather serve; asked for, and taken back. */
export function MyAvailability({ responseId, all, online, done }: MyAvailabilityProps) {
  const t = useTexts(texts)
  const { day } = useTimes()
  const [open, setOpen] = useState(false)
  const takeBack = async (availabilityId: string) => {
    await sendCommand('duty.withdrawAvailability', { availabilityId }).catch(() => undefined)
    await done()
  }
  return (
    <section className="p-card">
      <h2 className="p-quiet">{t('away')}</h2>
      <ul className="p-swaps">
        {all.map(({ id, kind, from, until, state }) => (
          <li key={id}>
            <p>
              {t(`kind_${kind}`)} {day(from)} – {day(new Date(Date.parse(until) - 1))}
            </p>
            <StateTag state={signs[state]}>{t(`away_${state}`)}</StateTag>
            {(state === 'asked' || state === 'approved') && (
              <button type="button" className="p-button p-wide" disabled={!online} onClick={() => void takeBack(id)}>
                {t('withdraw')}
              </button>
            )}
          </li>
        ))}
      </ul>
      <button type="button" className="p-button p-wide" disabled={!online} onClick={() => setOpen(true)}>
        {t('askAway')}
      </button>
      <AskSheet
        responseId={responseId}
        open={open}
        close={() => setOpen(false)}
        done={async () => {
          setOpen(false)
          await done()
        }}
      />
    </section>
  )
}

type AskSheetProps = { responseId: string; open: boolean; close: () => void; done: () => Promise<void> }

function AskSheet({ responseId, open, close, done }: AskSheetProps) {
  const t = useTexts(texts)
  const language = useLanguage()
  const tomorrow = addDays(localDay(new Date()), 1)
  const [kind, setKind] = useState<Away['kind']>('leave')
  const [from, setFrom] = useState(tomorrow)
  const [last, setLast] = useState(tomorrow)
  const [problem, setProblem] = useState<string>()
  const span = () => ({
    from: startOfLocalDay(from).toISOString(),
    until: startOfLocalDay(addDays(last, 1)).toISOString(),
  })
  const send = () =>
    sendCommand('duty.askAvailability', { availabilityId: newId(), responseId, kind, ...span() }).then(
      done,
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
  return (
    <Sheet open={open} title={t('askAway')} onClose={close}>
      <p className="p-quiet">{t('awayHint')}</p>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      <label className="p-field">
        {t('kind')}
        <select value={kind} onChange={(event) => setKind(event.target.value as Away['kind'])}>
          {kinds.map((one) => (
            <option key={one} value={one}>
              {t(`kind_${one}`)}
            </option>
          ))}
        </select>
      </label>
      <label className="p-field">
        {t('fromDay')}
        <input type="date" value={from} onChange={(event) => setFrom(event.target.value)} />
      </label>
      <label className="p-field">
        {t('untilDay')}
        <input type="date" value={last} min={from} onChange={(event) => setLast(event.target.value)} />
      </label>
      <button
        type="button"
        className="p-button p-button-main p-wide"
        disabled={!from || !last}
        onClick={() => void send()}
      >
        {t('confirm')}
      </button>
    </Sheet>
  )
}
