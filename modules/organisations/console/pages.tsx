import { ClusterOutlined } from '@ant-design/icons'
import { lazy } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import type { ConsolePage, ConsoleSearch } from '../../../platform/browser/console-page.ts'
import type { OrganisationRow } from './organisation-row.ts'

export const pages: ConsolePage[] = [
  {
    path: '/organisations',
    title: { zh: '组织', en: 'Organisations' },
    permission: 'organisations.read',
    icon: <ClusterOutlined />,
    order: 21,
    component: lazy(() => import('./organisations-page.tsx')),
  },
]

export const searches: ConsoleSearch[] = [
  {
    title: { zh: '组织', en: 'Organisations' },
    permission: 'organisations.read',
    async find(text, signal) {
      const { rows } = await ask<{ rows: OrganisationRow[] }>(
        'organisations.organisations',
        { name: text, limit: 6 },
        { signal },
      )
      return rows.map(({ id, name, areaName }) => ({
        id,
        label: name,
        hint: areaName,
        to: '/organisations',
        address: { record: id },
      }))
    },
  },
]
