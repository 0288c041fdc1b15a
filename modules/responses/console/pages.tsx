import { FlagOutlined, HistoryOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/timeline',
    title: { zh: '时间线', en: 'Timeline' },
    permission: 'response.read',
    icon: <HistoryOutlined />,
    order: 11,
    component: lazy(() => import('./timeline-page.tsx')),
  },
  {
    path: '/responses',
    title: { zh: '应急响应', en: 'Responses' },
    permission: 'response.read',
    icon: <FlagOutlined />,
    order: 12,
    component: lazy(() => import('./responses-page.tsx')),
  },
]
