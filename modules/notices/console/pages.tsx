import { NotificationOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage, TopBarItem } from '../../../platform/browser/console-page.ts'
import { Bell } from './bell.tsx'

export const pages: ConsolePage[] = [
  {
    path: '/push-failures',
    title: { zh: '推送失败', en: 'Failed pushes' },
    permission: 'access.users',
    icon: <NotificationOutlined />,
    order: 95,
    component: lazy(() => import('./push-failures-page.tsx')),
  },
]

export const topBarItems: TopBarItem[] = [{ name: 'messages', order: 10, component: Bell }]
