import { ExceptionOutlined, FileSearchOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/findings',
    title: { zh: '问题台账', en: 'Findings' },
    permission: 'work.read',
    icon: <ExceptionOutlined />,
    order: 14,
    component: lazy(() => import('./findings-page.tsx')),
  },
  {
    path: '/inspections',
    title: { zh: '督查', en: 'Inspections' },
    permission: 'inspection.read',
    icon: <FileSearchOutlined />,
    order: 14,
    component: lazy(() => import('./inspections-page.tsx')),
  },
  {
    path: '/inspected-body',
    title: { zh: '单位督查档案', en: 'History of a body' },
    permission: 'inspection.read',
    order: 14,
    hidden: true,
    component: lazy(() => import('./body-page.tsx')),
  },
]
