import { Alert, Tabs } from 'antd'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { CommandGroup } from './command-group.tsx'
import { Meetings } from './meetings.tsx'
import { ResponseHead } from './response-head.tsx'
import type { ResponseWhole } from './response-row.ts'
import './responses.css'
import { texts } from './texts.ts'
import { Timeline } from './timeline.tsx'

/** The response of the top bar: what it is, what happened in it, who decides, what was decided. */
export default function TimelinePage() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [address, change] = useAddress()
  const { response, loading } = useResponse()
  const { data, error } = useAsk<ResponseWhole>(
    'responses.one',
    { responseId: response?.id },
    { when: response !== undefined, live: ['responses'] },
  )
  if (!response && !loading) return <Empty title={t('none')}>{t('noneOther')}</Empty>
  if (error && !data) return <Failed error={error} />
  if (!data) return <Loading lines={8} />
  return (
    <>
      <ResponseHead response={data} />
      {data.closeOutDue && <Alert type="warning" showIcon title={t('closeOutDue')} />}
      {data.overridden > 0 && <Alert type="info" showIcon title={t('overridden', { count: data.overridden })} />}
      {data.closedAt && (
        <Alert
          type="info"
          showIcon
          title={t('closedNote', { at: time(data.closedAt), reason: data.closeReason ?? '' })}
        />
      )}
      <Tabs
        activeKey={address.tab ?? 'timeline'}
        onChange={(tab) => change({ tab: tab === 'timeline' ? undefined : tab }, { replace: true })}
        items={[
          { key: 'timeline', label: t('timeline'), children: <Timeline responseId={data.id} /> },
          { key: 'group', label: t('group'), children: <CommandGroup response={data} /> },
          { key: 'meetings', label: t('meetings'), children: <Meetings response={data} /> },
        ]}
      />
    </>
  )
}
