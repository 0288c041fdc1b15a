import { Drawer } from 'antd'
import { AddressLink } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { localDay } from '../../../platform/shared/dates.ts'
import type { WorkShown } from '../../work/work-shown.ts'
import './inspections.css'
import { texts } from './texts.ts'

/** Closed findings to look at a second time today: chosen by the day, not by anybody. */
export function SampleDrawer({ responseId, close }: { responseId: string; close: () => void }) {
  const t = useTexts(texts)
  const { time } = useTimes()
  const seed = localDay(new Date())
  const { data, error } = useAsk<{ rows: WorkShown[] }>('inspections.sample', { responseId, seed }, { live: ['work'] })
  return (
    <Drawer open title={t('sampleTitle')} onClose={close} size={420} mask={false}>
      <p className="m-quiet">{t('sampleHint', { seed })}</p>
      {error && <Failed error={error} />}
      {!data && !error && <Loading lines={5} />}
      {data?.rows.length === 0 && <Empty title={t('sampleNone')} />}
      <ul className="i-sample">
        {data?.rows.map((work) => (
          <li key={work.id}>
            <AddressLink change={{ state: 'closed', record: work.id }}>{work.title}</AddressLink>
            <span className="m-quiet">
              {work.owner} {work.closedAt && time(work.closedAt)}
            </span>
          </li>
        ))}
      </ul>
    </Drawer>
  )
}
