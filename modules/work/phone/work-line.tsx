import { useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { WorkShown } from '../work-shown.ts'
import { texts } from './texts.ts'
import './work.css'

/** One piece of work in a list: what, by when, and whether it is late. */
export function WorkLine({ work, dealt }: { work: WorkShown; dealt: boolean }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  return (
    <>
      <span className="w-title">{work.title}</span>
      <span className="w-state p-quiet">
        <span>{t('due', { time: time(work.dueAt) })}</span>
        <WorkState work={work} dealt={dealt} />
      </span>
    </>
  )
}

export function WorkState({ work, dealt }: { work: WorkShown; dealt: boolean }) {
  const t = useTexts(texts)
  if (dealt) return <StateTag state="done">{t('sent')}</StateTag>
  if (work.state === 'done') return <StateTag state="waiting">{t('waitsCheck')}</StateTag>
  // By the phone's own clock: a kept answer must not go on saying that there is time.
  const late = Date.parse(work.dueAt) <= Date.now()
  return <StateTag state={late ? 'late' : 'waiting'}>{t(late ? 'overdue' : 'inTime')}</StateTag>
}
