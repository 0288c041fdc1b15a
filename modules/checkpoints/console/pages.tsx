import { AimOutlined, AuditOutlined, HeartOutlined, QrcodeOutlined, SwapOutlined } from '@ant-design/icons'
import { lazy, Suspense } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import type { ConsolePage, ConsoleSearch, HomePanel } from '../../../platform/browser/console-page.ts'
import { whyNotPlate } from '../../../platform/shared/codes/plate.ts'
import type { MaskedPassage } from '../masked-passage.ts'
import { foundVehicle } from './found-vehicle.ts'

const SilentCheckpoints = lazy(() => import('./silent-checkpoints.tsx'))

export const pages: ConsolePage[] = [
  {
    path: '/checkpoints',
    title: { zh: '卡口看板', en: 'Checkpoints' },
    permission: 'passage.read',
    icon: <AimOutlined />,
    order: 10,
    component: lazy(() => import('./board-page.tsx')),
  },
  {
    path: '/passages',
    title: { zh: '通行登记', en: 'Passages' },
    permission: 'passage.read',
    icon: <AuditOutlined />,
    order: 30,
    component: lazy(() => import('./passages-page.tsx')),
  },
  {
    path: '/passage',
    title: { zh: '通行登记', en: 'Passage' },
    permission: 'passage.read',
    order: 30,
    hidden: true,
    component: lazy(() => import('./passage-page.tsx')),
  },
  {
    path: '/returns',
    title: { zh: '进出统计', en: 'Returns' },
    permission: 'passage.read',
    icon: <SwapOutlined />,
    order: 30,
    component: lazy(() => import('./returns-page.tsx')),
  },
  {
    path: '/permits',
    title: { zh: '通行证', en: 'Permits' },
    permission: 'permit.read',
    icon: <QrcodeOutlined />,
    order: 31,
    component: lazy(() => import('./permits-page.tsx')),
  },
  {
    path: '/follow-ups',
    title: { zh: '发热随访', en: 'Fever follow-ups' },
    permission: 'followUp.read',
    icon: <HeartOutlined />,
    order: 32,
    component: lazy(() => import('./follow-ups-page.tsx')),
  },
]

export const homePanels: HomePanel[] = [
  {
    title: { zh: '静默卡口', en: 'Silent checkpoints' },
    permission: 'passage.read',
    order: 10,
    component: () => (
      <Suspense fallback={null}>
        <SilentCheckpoints />
      </Suspense>
    ),
  },
]

export const searches: ConsoleSearch[] = [
  {
    title: { zh: '车辆通行', en: 'Vehicles' },
    permission: 'passage.read',
    async find(text, signal) {
      // A whole plate or nothing: parts of one would be a way of listing vehicles.
      if (whyNotPlate(text)) return []
      const { rows: responses } = await ask<{ rows: { id: string }[] }>('responses.list', { limit: 5 }, { signal })
      const found = responses.map(({ id }) =>
        ask<{ rows: MaskedPassage[] }>(
          'checkpoints.findPassages',
          { responseId: id, by: 'plate', plate: text },
          { purpose: 'epidemicControl', signal },
        ),
      )
      return (await Promise.all(found)).flatMap(({ rows }) => rows.slice(0, 8).map(foundVehicle))
    },
  },
]
