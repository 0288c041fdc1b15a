import { BlockOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/zones',
    title: { zh: '风险区', en: 'Zones' },
    permission: 'zone.read',
    icon: <BlockOutlined />,
    order: 34,
    component: lazy(() => import('./zones-page.tsx')),
  },
]
