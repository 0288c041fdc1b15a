import { App, Button, Progress, Select } from 'antd'
import { useEffect, useRef, useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { RosterRow } from './roster-row.ts'
import { texts } from './roster-texts.ts'

type Run = {
  id: string
  state: 'waiting' | 'running' | 'done' | 'stopped' | 'failed'
  seconds: number
  progress: { cost: number; missing: number; seconds: number } | null
  outcome: { missing: number } | null
}

const EVERY_MS = 1000
const MEND_S = 5

/** Starts a search for the roster, shows how far it is, and stops it with the best so far. */
export function PlanPanel({ roster }: { roster: RosterRow }) {
  const t = useTexts(texts)
  const language = useLanguage()
  const { message } = App.useApp()
  const changed = useChanged('duty.')
  const [seconds, setSeconds] = useState(20)
  const { data, refetch } = useAsk<{ run: Run | null }>('duty.planRun', { rosterId: roster.id }, { live: ['plans'] })
  const run = data?.run
  const draft = roster.state === 'draft'
  const missing = roster.wanted - roster.taken
  const busy = run?.state === 'waiting' || run?.state === 'running'
  const wasBusy = useRef(false)
  useEffect(() => {
    if (!busy) {
      if (wasBusy.current) changed()
      wasBusy.current = false
      return
    }
    wasBusy.current = true
    const timer = setInterval(() => void refetch(), EVERY_MS)
    return () => clearInterval(timer)
  }, [busy, refetch, changed])
  const send = async (action: string, input: object) => {
    await sendCommand(action, input).catch((thrown: unknown) => message.error(problemText(thrown, language), 8))
    await refetch()
  }
  if (busy && run)
    return (
      <div className="d-tools d-plan" role="status">
        <strong>{t('planning')}</strong>
        <Progress
          percent={Math.min(99, Math.round(((run.progress?.seconds ?? 0) / run.seconds) * 100))}
          style={{ width: 200 }}
        />
        {run.progress && <span>{t('planBest', rounded(run.progress))}</span>}
        <Button size="small" onClick={() => void send('duty.stopPlan', { runId: run.id })}>
          {t('planStop')}
        </Button>
      </div>
    )
  // A published roster is mended, not planned anew: as few as can be are moved.
  if (!draft && missing === 0) return null
  const asking = {
    runId: newId(),
    rosterId: roster.id,
    kind: draft ? 'plan' : 'replan',
    seconds: draft ? seconds : MEND_S,
  }
  return (
    <div className="d-tools d-plan">
      {draft && (
        <Select
          aria-label={t('planSeconds')}
          value={seconds}
          onChange={setSeconds}
          options={[5, 20, 60, 300].map((value) => ({ value, label: t('seconds', { count: value }) }))}
        />
      )}
      <Button onClick={() => void send('duty.askPlan', asking)}>{t(draft ? 'plan' : 'mend')}</Button>
      <span className="m-quiet">
        {run?.state === 'failed' && t('planFailed')}
        {draft && run?.outcome && t('planDone', { missing: run.outcome.missing })}
        {draft && !run && t('planHint')}
        {!draft && t('mendHint', { count: missing })}
      </span>
    </div>
  )
}

function rounded({ missing, cost, seconds }: NonNullable<Run['progress']>) {
  return { missing, cost: Math.round(cost), seconds: Math.round(seconds) }
}
