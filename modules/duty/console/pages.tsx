import {
  CarryOutOutlined,
  DeploymentUnitOutlined,
  EnvironmentOutlined,
  FileDoneOutlined,
  ScheduleOutlined,
  TeamOutlined,
} from '@ant-design/icons'
import { lazy } from 'react'
import type { ConsolePage } from '../../../platform/browser/console-page.ts'

export const pages: ConsolePage[] = [
  {
    path: '/posts',
    title: { zh: '岗位值守', en: 'Posts' },
    permission: 'post.read',
    icon: <EnvironmentOutlined />,
    order: 40,
    component: lazy(() => import('./posts-page.tsx')),
  },
  {
    path: '/duty',
    title: { zh: '值守排班', en: 'Duty' },
    permission: 'roster.read',
    icon: <ScheduleOutlined />,
    order: 41,
    component: lazy(() => import('./board-page.tsx')),
  },
  {
    path: '/members',
    title: { zh: '值守名册', en: 'Duty list' },
    permission: 'roster.read',
    icon: <TeamOutlined />,
    order: 42,
    component: lazy(() => import('./members-page.tsx')),
  },
  {
    path: '/attendance',
    title: { zh: '出勤交接', en: 'Attendance' },
    permission: 'roster.read',
    icon: <CarryOutOutlined />,
    order: 43,
    component: lazy(() => import('./attendance-page.tsx')),
  },
  {
    path: '/my-record',
    title: { zh: '我的服务记录', en: 'My service record' },
    permission: 'duty.serve',
    icon: <FileDoneOutlined />,
    order: 44,
    component: lazy(() => import('./my-record-page.tsx')),
  },
  {
    path: '/call-outs',
    title: { zh: '征调下沉', en: 'Call-outs' },
    permission: 'callOut.read',
    icon: <DeploymentUnitOutlined />,
    order: 45,
    component: lazy(() => import('./call-outs-page.tsx')),
  },
]
