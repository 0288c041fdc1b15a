import { BellOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Badge, Button, Popover } from 'antd'
import { useEffect, useState } from 'react'
import { sendCommand } from '../../../platform/browser/api.ts'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import type { MessageShown, MyMessages } from '../message.ts'
import './bell.css'
import { texts } from './texts.ts'

const QUESTION = 'notices.mine'
const EVERY_MS = 60_000

/** The bell of the desk: how many messages wait to be read, and the last ones. Asked again each minute. */
export function Bell() {
  const t = useTexts(texts)
  const client = useQueryClient()
  const navigate = useNavigate()
  const [open, setOpen] = useState(false)
  const { data } = useAsk<MyMessages>(QUESTION, { limit: 20 })
  const refresh = () => client.invalidateQueries({ queryKey: ['ask', QUESTION] })
  useEffect(() => {
    const timer = setInterval(() => client.invalidateQueries({ queryKey: ['ask', QUESTION] }), EVERY_MS)
    return () => clearInterval(timer)
  }, [client])
  // A message that cannot be marked now is marked the next time it is opened.
  const read = (messageIds: string[]) => sendCommand('notices.readMessages', { messageIds }).then(refresh, () => {})
  const go = (message: MessageShown) => {
    setOpen(false)
    if (!message.read) void read([message.id])
    void navigate({ to: pageOf(message.link) })
  }
  const unread = data?.unread ?? 0
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={<Messages answer={data} go={go} readAll={(ids) => void read(ids)} />}
    >
      <Badge count={unread} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          icon={<BellOutlined />}
          aria-label={unread > 0 ? t('unread', { count: unread }) : t('messages')}
        />
      </Badge>
    </Popover>
  )
}

type MessagesProps = {
  answer: MyMessages | undefined
  go: (message: MessageShown) => void
  readAll: (ids: string[]) => void
}

function Messages({ answer, go, readAll }: MessagesProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const { time } = useTimes()
  const rows = answer?.rows ?? []
  const waiting = rows.filter((one) => !one.read).map(({ id }) => id)
  if (rows.length === 0) return <Empty title={t('none')}>{t('noneHint')}</Empty>
  return (
    <div className="n-bell">
      <header>
        <h2>{t('messages')}</h2>
        <Button size="small" type="text" disabled={waiting.length === 0} onClick={() => readAll(waiting)}>
          {t('readAll')}
        </Button>
      </header>
      <ul>
        {rows.map((one) => (
          <li key={one.id}>
            <button type="button" className={one.read ? 'n-line' : 'n-line n-line-unread'} onClick={() => go(one)}>
              <span>{pick(one.text)}</span>
              <small>
                {time(one.at)} {!one.read && <StateTag state="waiting">{t('unreadOne')}</StateTag>}
              </small>
            </button>
          </li>
        ))}
      </ul>
      {answer?.next && <p className="m-quiet">{t('older')}</p>}
    </div>
  )
}

/** Phones have a page for a single shift; the desk shows it on the page of them all. */
function pageOf(link: string): string {
  return `/${link.split('/')[1] ?? ''}`
}
