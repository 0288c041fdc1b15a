import type { ComponentType, ReactNode } from 'react'
import { MessagesPage } from '../../modules/notices/phone/public.ts'
import type { DeviceStore } from '../../platform/browser/offline/device-store.ts'
import { useField } from '../../platform/browser/offline/field.tsx'
import type { AtWork } from '../../platform/browser/offline/sign-in.ts'
import { usePath } from '../../platform/browser/phone/router.tsx'
import { ChangePasswordPage } from './change-password-page.tsx'
import { HomePage } from './home-page.tsx'
import { MePage } from './me-page.tsx'
import { modules } from './modules.ts'
import { OutboxItemPage } from './outbox-item-page.tsx'
import { OutboxPage } from './outbox-page.tsx'
import { PostPage } from './post-page.tsx'
import { SignInPage } from './sign-in-page.tsx'
import { TabBar } from './tab-bar.tsx'
import { ToDoPage } from './to-do-page.tsx'

const modulePages: Record<string, ComponentType<{ rest: string }>> = Object.assign(
  {},
  ...modules.map((module) => module.pages),
)
const tabs: Record<string, ComponentType> = { '/': HomePage, '/to-do': ToDoPage, '/messages': MessagesPage }
const plain: Record<string, ComponentType> = { '/outbox': OutboxPage, '/post': PostPage }

interface PagesProps {
  device: DeviceStore
  onAtWork: (atWork: AtWork) => void
  onLeave: () => void
  onRevoked: () => void
}

/** The page for the path: four tabs, and pages opened from them that take the whole screen. */
export function Pages({ device, onAtWork, onLeave, onRevoked }: PagesProps) {
  const path = usePath()
  const { session } = useField()
  if (session.user.mustChangePassword) return <ChangePasswordPage device={device} onAtWork={onAtWork} />
  if (path === '/people') return <SignInPage device={device} onAtWork={onAtWork} onRevoked={onRevoked} switching />
  if (path === '/password') return <ChangePasswordPage device={device} onAtWork={onAtWork} />
  const [, first = '', rest = ''] = path.split('/')
  if (first === 'outbox' && rest) return <OutboxItemPage id={rest} />
  const ModulePage = modulePages[`/${first}`]
  if (ModulePage) return <ModulePage rest={rest} />
  const Page = plain[path]
  if (Page) return <Page />
  if (path === '/me') return withTabs(<MePage device={device} onLeave={onLeave} />)
  const Tab = tabs[path] ?? HomePage
  return withTabs(<Tab />)
}

function withTabs(page: ReactNode) {
  return (
    <div className="p-app">
      {page}
      <TabBar />
    </div>
  )
}
