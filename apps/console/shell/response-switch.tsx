import { DownOutlined } from '@ant-design/icons'
import { Dropdown } from 'antd'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { dayText } from '../../../platform/browser/look/times.ts'
import { dayOfResponse, type ResponseSummary, useResponse } from '../../../platform/browser/response.tsx'
import { texts } from '../texts.ts'

/** Which response everything on the desk is about, and a way to look at another one. */
export function ResponseSwitch() {
  const t = useTexts(texts)
  const language = useLanguage()
  const { responses, response, choose, loading } = useResponse()
  if (loading) return <span className="c-response" />
  if (!response) return <span className="c-response m-quiet">{t('noResponse')}</span>
  const items = responses.map(({ id, name, openedAt, closedAt }) => ({
    key: id,
    label: (
      <span className="c-response-item">
        <span>{name}</span>
        <span className="m-quiet">{closedAt ? t('closedResponse') : dayText(openedAt, language)}</span>
      </span>
    ),
  }))
  return (
    <Dropdown
      trigger={['click']}
      menu={{ items, selectedKeys: [response.id], onClick: ({ key }) => choose(key) }}
      disabled={responses.length < 2}
    >
      <button type="button" className="c-response" aria-label={t('chooseResponse')}>
        <span className="c-response-name">{response.name}</span>
        <ResponseFacts response={response} />
        {responses.length > 1 && <DownOutlined />}
      </button>
    </Dropdown>
  )
}

function ResponseFacts({ response: { areaName, name, words, openedAt, closedAt } }: { response: ResponseSummary }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const facts = [
    areaName && !name.includes(areaName) ? areaName : undefined,
    words && pick(words.level),
    closedAt ? t('closedResponse') : t('day', { day: dayOfResponse(openedAt) }),
  ]
  return <span className="c-response-facts">{facts.filter(Boolean).join(' · ')}</span>
}
