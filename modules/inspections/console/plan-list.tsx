import { Progress } from 'antd'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { AsOf } from '../../../platform/browser/look/as-of.tsx'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { PlanShown, RoundShown } from '../inspections-shown.ts'
import './inspections.css'
import { texts } from './texts.ts'

/** How far each plan is, round by round: visits, points checked, findings; a zero stands beside what was looked at. */
export function PlanList({ responseId }: { responseId: string }) {
  const t = useTexts(texts)
  const { data, error, isError } = useAsk<{ rows: PlanShown[]; asOf: string }>(
    'inspections.plans',
    { responseId },
    { live: ['inspections'] },
  )
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={4} />
  if (data.rows.length === 0) return <Empty title={t('noPlans')}>{t('noPlansHint')}</Empty>
  return (
    <>
      {data.rows.map((plan) => (
        <PlanCard key={plan.id} plan={plan} />
      ))}
      <AsOf at={data.asOf} stale={isError} />
    </>
  )
}

function PlanCard({ plan }: { plan: PlanShown }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  return (
    <article className="i-plan">
      <h3>{plan.name}</h3>
      <p className="m-quiet">
        {plan.areaName} · {pick(plan.checklist)} · {plan.team} ·{' '}
        {t('bodiesCount', { count: plan.bodies, rounds: plan.rounds.length })}
      </p>
      <ol className="i-rounds">
        {plan.rounds.map((round) => (
          <Round key={round.round} round={round} />
        ))}
      </ol>
    </article>
  )
}

function Round({ round }: { round: RoundShown }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const { planned, done, overdue, items, findings } = round
  return (
    <li>
      <b>{t('round', { round: round.round })}</b>
      <Progress percent={Math.floor((done / planned) * 100)} showInfo={false} size="small" />
      <span>{t('progress', { done, planned })}</span>
      {overdue > 0 && <StateTag state="late">{t('overdue', { count: overdue })}</StateTag>}
      <span className="m-quiet">
        {t('items', { count: items })} · {t('found', { count: findings })} · {t('due', { time: time(round.dueAt) })}
      </span>
    </li>
  )
}
