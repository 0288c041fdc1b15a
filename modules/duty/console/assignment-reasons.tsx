import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { texts } from './gap-texts.ts'
import { texts as rosterTexts } from './roster-texts.ts'

type Reasons = {
  source: string
  at: string
  pinned: boolean
  setAside: string | null
  walkMinutes: number | null
  nights: number
  weekends: number
  others: number | null
  cheaper: number
  nextBest: string | null
  together: string[]
}

/** Why somebody stands on a shift, in plain sentences. */
export function Why({ assignmentId }: { assignmentId: string }) {
  const t = useTexts(texts)
  const of = useTexts(rosterTexts)
  const { time } = useTimes()
  const { data, error } = useAsk<Reasons>('duty.whyAssigned', { assignmentId })
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={3} />
  const { source, at, walkMinutes, nights, weekends, others, cheaper, nextBest, together } = data
  return (
    <ul className="d-why">
      <li>{t('came', { how: of(`source_${source as 'hand'}`), time: time(at) })}</li>
      {data.pinned && <li>{t('pinned')}</li>}
      {data.setAside && <li>{t('setAside', { why: data.setAside })}</li>}
      {others === null ? (
        <li>{t('whyTwice')}</li>
      ) : (
        <>
          {walkMinutes !== null && <li>{t('whyWalk', { minutes: Math.round(walkMinutes) })}</li>}
          <li>{t('whyLoad', { nights, weekends })}</li>
          {together.length > 0 && <li>{t('whyTogether', { names: together.join('、') })}</li>}
          <li>{t(others === 0 ? 'whyAlone' : 'whyOthers', { others, cheaper })}</li>
          {nextBest && <li>{t('whyNext', { name: nextBest })}</li>}
        </>
      )}
    </ul>
  )
}
