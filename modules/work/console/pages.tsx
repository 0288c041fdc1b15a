import { CarryOutOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/work',
    title: { zh: '待办台账', en: 'Work owed' },
    permission: 'work.read',
    icon: <CarryOutOutlined />,
    order: 13,
    component: lazy(() => import('./work-page.tsx')),
  },
]
