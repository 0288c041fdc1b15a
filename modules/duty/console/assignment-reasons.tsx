import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { texts } from './roster-texts.ts'

type Reasons = {
  pinned: boolean
  setAside: string | null
  walkMinutes: number | null
  nights: number
  weekends: number
  others: number
  cheaper: number
  nextBest: string | null
}

/** Why somebody stands on a shift, in plain sentences. */
export function Why({ assignmentId }: { assignmentId: string }) {
  const t = useTexts(texts)
  const { data, error } = useAsk<Reasons>('duty.whyAssigned', { assignmentId })
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  const { walkMinutes, nights, weekends, others, cheaper, nextBest } = data
  return (
    <ul className="d-why">
      {data.setAside && <li>{t('setAsideBy', { why: data.setAside })}</li>}
      {walkMinutes !== null && <li>{t('whyWalk', { minutes: Math.round(walkMinutes) })}</li>}
      <li>{t('whyLoad', { nights, weekends })}</li>
      <li>{t(others === 0 ? 'whyAlone' : 'whyOthers', { others, cheaper })}</li>
      {nextBest && <li>{t('whyNext', { name: nextBest })}</li>}
    </ul>
  )
}
