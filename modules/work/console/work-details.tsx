import { Button } from 'antd'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { EscalationShown, StepShown, WorkShown } from '../work-shown.ts'
import { PhotoView } from './photo-view.tsx'
import { texts } from './texts.ts'
import { WorkActions } from './work-actions.tsx'
import { WorkTag } from './work-tag.tsx'
import './work.css'

type Whole = { work: WorkShown; steps: StepShown[]; escalations: EscalationShown[] }

/** One piece of work: how it stands, every step with its photos, who above was told, and what can be done now. */
export function WorkDetails({ workId }: { workId: string }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const { data, error, refetch } = useAsk<Whole>('work.one', { workId }, { live: ['work'] })
  if (error && !data) return <Failed error={error} again={<Button onClick={() => refetch()}>{t('show')}</Button>} />
  if (!data) return <Loading lines={6} />
  const { work, steps, escalations } = data
  return (
    <>
      <RecordFields
        fields={[
          [t('state'), <WorkTag key="state" work={work} />],
          [t('kind'), pick(work.kindTitle)],
          [t('owner'), work.owner],
          [t('area'), work.areaName],
          [t('due'), time(work.dueAt)],
          ...(work.firstDueAt === work.dueAt ? [] : [[t('firstDue'), time(work.firstDueAt)] as [string, string]]),
        ]}
      />
      <WorkActions work={work} />
      <h3>{t('steps')}</h3>
      <ol className="w-steps">
        {steps.map((step) => (
          <Step key={step.id} step={step} />
        ))}
      </ol>
      {escalations.length > 0 && (
        <>
          <h3>{t('escalations')}</h3>
          <ol className="w-steps">
            {escalations.map(({ id, rung, areaName, organisation, at }) => (
              <li key={id}>
                <b>{t('escalated', { rung, to: [organisation, areaName].filter(Boolean).join(' ') })}</b>
                <span className="m-quiet">{time(at)}</span>
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  )
}

function Step({ step }: { step: StepShown }) {
  const t = useTexts(texts)
  const may = useMay()
  const { time } = useTimes()
  const known = `move_${step.move}` as keyof typeof texts.zh
  return (
    <li>
      <b>{t(known)}</b>
      <span className="m-quiet">
        {step.by} {time(step.at)}
        {step.dueAt && step.move !== 'handOn' ? ` · ${t('dueBy', { time: time(step.dueAt) })}` : ''}
      </span>
      {step.note && <p>{step.note}</p>}
      {may('photo.read') && step.photos.map((photoId) => <PhotoView key={photoId} photoId={photoId} />)}
    </li>
  )
}
