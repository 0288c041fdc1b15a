import { EnvironmentOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/posts',
    title: { zh: '岗位值守', en: 'Posts' },
    permission: 'post.read',
    icon: <EnvironmentOutlined />,
    order: 30,
    component: lazy(() => import('./posts-page.tsx')),
  },
]
