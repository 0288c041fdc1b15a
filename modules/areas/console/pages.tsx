import { ApartmentOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import type { ConsolePage, ConsoleSearch } from '../../../platform/browser/console-page.ts'
import type { AreaRow } from './area-row.ts'

export const pages: ConsolePage[] = [
  {
    path: '/areas',
    title: { zh: '区域', en: 'Areas' },
    permission: 'areas.read',
    icon: <ApartmentOutlined />,
    order: 20,
    component: lazy(() => import('./areas-page.tsx')),
  },
]

export const searches: ConsoleSearch[] = [
  {
    title: { zh: '区域', en: 'Areas' },
    permission: 'areas.read',
    async find(text, signal) {
      const { rows } = await ask<{ rows: AreaRow[] }>('areas.search', { text, limit: 6 }, { signal })
      return rows.map(({ id, name, parentName, parentId }) => ({
        id,
        label: name,
        to: '/areas',
        address: { ...(parentId && { area: parentId }), record: id },
        ...(parentName && { hint: parentName }),
      }))
    },
  },
]
