import type { ReactNode } from 'react'
import { useMyMessages } from '../../modules/notices/phone/public.ts'
import { useTexts } from '../../platform/browser/language/language.ts'
import { useOpenWork } from '../../platform/browser/offline/net-state.tsx'
import { goInstead, usePath } from '../../platform/browser/phone/router.tsx'
import { texts } from './texts.ts'

const tabs: { path: string; text: keyof typeof texts.zh; drawn: ReactNode }[] = [
  { path: '/', text: 'work', drawn: <path d="M4 10.5 12 4l8 6.5V20h-5.5v-5.5h-5V20H4Z" /> },
  { path: '/to-do', text: 'toDo', drawn: <path d="M5 4h14v16H5ZM8.5 9l1.6 1.6L13 8M8.5 15h7" /> },
  { path: '/messages', text: 'messages', drawn: <path d="M4 5h16v11H10l-4 3.5V16H4Z" /> },
  {
    path: '/me',
    text: 'me',
    drawn: <path d="M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20c.8-4 3.7-6 7.5-6s6.7 2 7.5 6" />,
  },
]

export function TabBar() {
  const t = useTexts(texts)
  const path = usePath()
  const { refused } = useOpenWork()
  const { answer } = useMyMessages()
  const waiting: Record<string, number> = { '/to-do': refused, '/messages': answer?.unread ?? 0 }
  return (
    <nav className="p-tabs">
      {tabs.map((tab) => (
        <button
          key={tab.path}
          type="button"
          className="p-tab"
          aria-current={path === tab.path ? 'page' : undefined}
          onClick={() => goInstead(tab.path)}
        >
          <svg
            width="24"
            height="24"
            viewBox="0 0 24 24"
            fill="none"
            stroke="currentColor"
            strokeWidth="1.6"
            aria-hidden="true"
          >
            {tab.drawn}
          </svg>
          <span>
            {t(tab.text)}
            {(waiting[tab.path] ?? 0) > 0 && <b> {waiting[tab.path]}</b>}
          </span>
        </button>
      ))}
    </nav>
  )
}
