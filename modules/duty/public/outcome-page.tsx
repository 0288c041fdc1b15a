import { useCallback, useEffect, useState } from 'react'
import { postJson } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { VolunteerOutcome } from '../volunteer.ts'
import { texts } from './join-texts.ts'
import { linkTo } from './receipts.ts'

const signs = { waiting: 'waiting', accepted: 'done', declined: 'closed' } as const

/** What became of one's sign-up: the outcome, one's shifts, and an account for the phone. */
export function OutcomePage({ receipt }: { receipt: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { time } = useTimes()
  const [outcome, setOutcome] = useState<VolunteerOutcome>()
  const [problem, setProblem] = useState<unknown>()
  const [copied, setCopied] = useState(false)
  const ask = useCallback(() => {
    setProblem(undefined)
    postJson<VolunteerOutcome>('/api/open/duty.volunteerOutcome', { pass: receipt }).then(setOutcome, setProblem)
  }, [receipt])
  useEffect(ask, [ask])
  return (
    <>
      {problem !== undefined && (
        <p className="p-banner p-banner-missing" role="alert">
          {problemText(problem, language)}
        </p>
      )}
      {!outcome && problem === undefined && <Loading lines={4} />}
      {outcome && (
        <section className="p-card">
          <h2>{outcome.areaName}</h2>
          <StateTag state={signs[outcome.state]}>{t(outcome.state)}</StateTag>
          {outcome.state === 'declined' && outcome.why && <p>{t('why', { why: outcome.why })}</p>}
          {outcome.state === 'waiting' && <p>{t('waitingHint')}</p>}
          {outcome.state === 'accepted' && <p>{t('acceptedHint')}</p>}
        </section>
      )}
      {outcome?.state === 'accepted' && <Shifts shifts={outcome.shifts} />}
      {outcome?.mayHaveAccount && <Account receipt={receipt} />}
      {outcome && (
        <section className="p-card">
          <p className="p-quiet">{t('keep')}</p>
          <div className="p-row">
            <button
              type="button"
              className="p-button"
              onClick={() => void navigator.clipboard?.writeText(linkTo(receipt)).then(() => setCopied(true))}
            >
              {t(copied ? 'copied' : 'copy')}
            </button>
            <button type="button" className="p-button" onClick={ask}>
              {t('refresh')}
            </button>
          </div>
          <p className="p-quiet">{t('asOf', { time: time(outcome.asOf) })}</p>
        </section>
      )}
    </>
  )
}

function Shifts({ shifts }: Pick<VolunteerOutcome, 'shifts'>) {
  const t = useTexts(texts)
  const { time } = useTimes()
  return (
    <section className="p-card">
      <h2>{t('shifts')}</h2>
      {shifts.length === 0 && <p>{t('noShifts')}</p>}
      <ul>
        {shifts.map(({ id, postName, shiftName, from, until }) => (
          <li key={id}>
            <b>
              {postName} {shiftName}
            </b>
            <p>{t('span', { from: time(from), until: time(until) })}</p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Account({ receipt }: { receipt: string }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const [account, setAccount] = useState<{ username: string; password: string }>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const make = async () => {
    setBusy(true)
    await postJson<{ username: string; password: string }>('/api/open/duty.volunteerAccount', { pass: receipt }).then(
      setAccount,
      (thrown: unknown) => setProblem(problemText(thrown, language)),
    )
    setBusy(false)
  }
  if (account)
    return (
      <section className="p-card">
        <p>{t('accountOnce')}</p>
        <dl className="j-account">
          <dt>{t('username')}</dt>
          <dd>{account.username}</dd>
          <dt>{t('password')}</dt>
          <dd>{account.password}</dd>
        </dl>
        <a className="p-button p-button-main p-wide" href="/phone/">
          {t('toPhone')}
        </a>
      </section>
    )
  return (
    <section className="p-card">
      <p className="p-quiet">{t('accountHint')}</p>
      {problem && (
        <p className="p-banner p-banner-missing" role="alert">
          {problem}
        </p>
      )}
      <button type="button" className="p-button p-wide" disabled={busy} onClick={() => void make()}>
        {t('account')}
      </button>
    </section>
  )
}
