import { FileProtectOutlined, NumberOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/figures',
    title: { zh: '数字', en: 'Figures' },
    permission: 'response.read',
    icon: <NumberOutlined />,
    order: 50,
    component: lazy(() => import('./figures-page.tsx')),
  },
  {
    path: '/reports',
    title: { zh: '报告', en: 'Reports' },
    permission: 'report.read',
    icon: <FileProtectOutlined />,
    order: 51,
    component: lazy(() => import('./reports-page.tsx')),
  },
  {
    path: '/report',
    title: { zh: '报告', en: 'Report' },
    permission: 'report.read',
    order: 51,
    hidden: true,
    component: lazy(() => import('./report-page.tsx')),
  },
]
