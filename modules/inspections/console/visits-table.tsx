import { AddressLink } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { AnswerShown, VisitShown } from '../inspections-shown.ts'
import './inspections.css'
import { texts } from './texts.ts'

type VisitsTableProps = { input: { responseId: string; organisationId?: string }; heading: string }

/** Visits as a desk table, newest first; one opens with every answer. */
export function VisitsTable({ input, heading }: VisitsTableProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const columns: DataColumn<VisitShown>[] = [
    { name: 'madeAt', title: t('time'), show: ({ madeAt }) => time(madeAt) },
    { name: 'place', title: t('place'), width: 260 },
    { name: 'areaName', title: t('area') },
    { name: 'checklist', title: t('checklist'), show: ({ checklist }) => pick(checklist) },
    { name: 'kind', title: t('kind'), show: ({ kind }) => t(kind) },
    {
      name: 'result',
      title: t('result'),
      show: ({ items, failed }) =>
        failed > 0 ? (
          <StateTag state="late">{`${items}/${failed}`}</StateTag>
        ) : (
          <StateTag state="done">{`${items}/0`}</StateTag>
        ),
    },
    { name: 'inspectors', title: t('inspectors'), align: 'right' },
    { name: 'by', title: t('by') },
  ]
  return (
    <DataTable<VisitShown>
      query="inspections.visits"
      heading={heading}
      input={input}
      columns={columns}
      rowId={({ id }) => id}
      live={['inspections']}
      recordKey="visit"
      record={{ title: ({ place }) => place, show: (row) => <VisitDetails key={row.id} visit={row} /> }}
      empty={<Empty title={t('noVisits')}>{t('noVisitsHint')}</Empty>}
    />
  )
}

function VisitDetails({ visit }: { visit: VisitShown }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const { data } = useAsk<{ answers: AnswerShown[] }>('inspections.visit', { visitId: visit.id })
  return (
    <>
      <RecordFields
        fields={[
          [t('time'), time(visit.madeAt)],
          [t('checklist'), pick(visit.checklist)],
          [t('kind'), visit.round ? `${t(visit.kind)} · ${t('round', { round: visit.round })}` : t(visit.kind)],
          [t('inspectors'), visit.inspectors],
          [t('by'), visit.by],
          ...(visit.note ? [[t('note'), visit.note] as [string, string]] : []),
        ]}
      />
      <h3>{t('answers')}</h3>
      {!data && <Loading lines={4} />}
      <ol className="i-answers">
        {data?.answers.map((answer) => (
          <li key={answer.itemId}>
            <span>{pick(answer.ask)}</span>
            <AnswerTag outcome={answer.outcome} />
            {answer.said && <p>{answer.said}</p>}
          </li>
        ))}
      </ol>
      {visit.organisationId && (
        <AddressLink to="/inspected-body" change={{ body: visit.organisationId, visit: undefined, name: visit.place }}>
          {t('history')}
        </AddressLink>
      )}
    </>
  )
}

function AnswerTag({ outcome }: { outcome: AnswerShown['outcome'] }) {
  const t = useTexts(texts)
  if (outcome === 'failed') return <StateTag state="late">{t('failed')}</StateTag>
  if (outcome === 'passed') return <StateTag state="done">{t('passed')}</StateTag>
  return <StateTag state="closed">{t(outcome)}</StateTag>
}
