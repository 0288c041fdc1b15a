import { Button } from 'antd'
import { useState } from 'react'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { AreaName } from './area-name.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { texts } from './texts.ts'
import { useRefresh } from './use-refresh.ts'

type DeviceRow = {
  id: string
  label: string
  kind: 'phone' | 'desk'
  areaId: string
  lastUsedBy: string | null
  lastUsedAt: string | null
  signedIn: number
  revokedAt: string | null
  revokedWhy: string | null
}

/** Phones of one's areas: who holds which, and the way to shut a lost one. */
export default function DevicesPage() {
  const t = useTexts(texts)
  const { time } = useTimes()
  const [revoking, setRevoking] = useState<DeviceRow>()
  const refresh = useRefresh('access.devices')
  return (
    <>
      <DataTable<DeviceRow>
        query="access.devices"
        rowId={({ id }) => id}
        live={['access']}
        pageSize={200}
        columns={[
          { name: 'label', title: t('label'), pinned: true },
          { name: 'kind', title: t('kind'), show: ({ kind }) => t(kind), width: 90 },
          { name: 'areaId', title: t('area'), show: ({ areaId }) => <AreaName id={areaId} />, width: 150 },
          {
            name: 'lastUsedAt',
            title: t('lastUsed'),
            show: ({ lastUsedAt, lastUsedBy }) => `${lastUsedBy ?? ''} ${lastUsedAt ? time(lastUsedAt) : '–'}`,
          },
          { name: 'signedIn', title: t('signedIn'), align: 'right', width: 90 },
          {
            name: 'state',
            title: t('state'),
            show: (row) =>
              row.revokedAt ? (
                <StateTag state="closed">{`${t('revoked')} ${row.revokedWhy ?? ''}`}</StateTag>
              ) : (
                <Button size="small" danger onClick={() => setRevoking(row)}>
                  {t('revoke')}
                </Button>
              ),
          },
        ]}
        empty={<Empty title={t('noDevices')}>{t('noDevicesHint')}</Empty>}
      />
      {revoking && (
        <ReasonDialog
          title={`${t('revoke')} ${revoking.label}`}
          hint={t('revokeAsk')}
          action="access.revokeDevice"
          input={{ deviceId: revoking.id }}
          done={refresh}
          close={() => setRevoking(undefined)}
        />
      )}
    </>
  )
}
