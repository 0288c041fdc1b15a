import { FileSearchOutlined, MobileOutlined, TeamOutlined, UnlockOutlined, UserOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/break-glass',
    title: { zh: '紧急查看', en: 'Break the glass' },
    permission: 'access.breakGlass',
    icon: <UnlockOutlined />,
    order: 80,
    component: lazy(() => import('./break-glass-page.tsx')),
  },
  {
    path: '/break-glass-reviews',
    title: { zh: '紧急查看复核', en: 'Break-glass reviews' },
    permission: 'access.review',
    icon: <FileSearchOutlined />,
    order: 81,
    component: lazy(() => import('./break-glass-reviews-page.tsx')),
  },
  {
    path: '/users',
    title: { zh: '用户与授权', en: 'Users and roles' },
    permission: 'access.users',
    icon: <TeamOutlined />,
    order: 90,
    component: lazy(() => import('./users-page.tsx')),
  },
  {
    path: '/devices',
    title: { zh: '设备', en: 'Devices' },
    permission: 'device.revoke',
    icon: <MobileOutlined />,
    order: 91,
    component: lazy(() => import('./devices-page.tsx')),
  },
  {
    path: '/account',
    title: { zh: '我的账号', en: 'My account' },
    icon: <UserOutlined />,
    order: 99,
    component: lazy(() => import('./account-page.tsx')),
  },
]
