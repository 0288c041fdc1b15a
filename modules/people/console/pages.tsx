import { IdcardOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/people',
    title: { zh: '人员', en: 'People' },
    permission: 'people.read',
    icon: <IdcardOutlined />,
    order: 22,
    component: lazy(() => import('./people-page.tsx')),
  },
]
