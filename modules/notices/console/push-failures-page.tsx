import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { texts } from './texts.ts'

type FailureRow = {
  id: string
  name: string
  host: string
  why: string
  attempts: number
  madeAt: string
  nextAt: string | null
}

/** Pushes that did not arrive: to whom, by which service, why, and whether they are tried again. */
export default function PushFailuresPage() {
  const t = useTexts(texts)
  const { time } = useTimes()
  return (
    <DataTable<FailureRow>
      query="notices.pushFailures"
      rowId={({ id }) => id}
      pageSize={200}
      columns={[
        { name: 'name', title: t('who'), pinned: true },
        { name: 'madeAt', title: t('madeAt'), show: ({ madeAt }) => time(madeAt), width: 150 },
        { name: 'host', title: t('service') },
        { name: 'why', title: t('why'), show: ({ why }) => whyText(why, t) },
        { name: 'attempts', title: t('attempts'), align: 'right', width: 90 },
        {
          name: 'nextAt',
          title: t('state'),
          show: ({ nextAt }) =>
            nextAt ? (
              <StateTag state="waiting">{t('again', { time: time(nextAt) })}</StateTag>
            ) : (
              <StateTag state="missing">{t('givenUp')}</StateTag>
            ),
        },
      ]}
      empty={<Empty title={t('noFailures')}>{t('noFailuresHint')}</Empty>}
    />
  )
}

/** What an answer of a push service means to whoever looks after the server. */
function whyText(why: string, t: (key: keyof typeof texts.zh, params?: Record<string, string>) => string): string {
  if (why === '404' || why === '410') return t('whyGone', { why })
  if (why === '401' || why === '403') return t('whyKey', { why })
  if (/^(429|5\d\d)$/.test(why)) return t('whyBusy', { why })
  if (why === 'EPRIVATE') return t('whyPrivate', { why })
  if (/^\d+$/.test(why) || why === 'keyGone') return t('whyRefused', { why })
  return t('whyNet', { why })
}
