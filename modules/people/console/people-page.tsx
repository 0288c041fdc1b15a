import { ImportOutlined, PlusOutlined, SearchOutlined } from '@ant-design/icons'
import { useQueryClient } from '@tanstack/react-query'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { ImportDialog } from '../../../platform/browser/import/import-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Empty, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { AreaTree, TreePage } from '../../areas/console/public.ts'
import type { MaskedPerson } from '../person.ts'
import { FindPersonDialog } from './find-person-dialog.tsx'
import { NewPersonDialog } from './new-person-dialog.tsx'
import { PersonDetails } from './person-details.tsx'
import { texts } from './texts.ts'
import { useBodies } from './use-bodies.ts'

/** People of the response by place, masked; they come in as a sheet, and one is opened for a purpose. */
export default function PeoplePage() {
  const t = useTexts(texts)
  const may = useMay()
  const { time } = useTimes()
  const client = useQueryClient()
  const { response, loading } = useResponse()
  const [address, change] = useAddress()
  const [dialog, setDialog] = useState<'import' | 'new' | 'find'>()
  const bodies = useBodies(response?.id)
  const { area, person } = address
  const changed = () => void client.invalidateQueries({ queryKey: ['ask', 'people.people'] })
  const close = () => setDialog(undefined)
  if (loading) return <Loading lines={10} />
  if (!response) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  const isOpen = !response.closedAt
  const importButton = may('people.import') && isOpen && (
    <Button type="primary" icon={<ImportOutlined />} onClick={() => setDialog('import')}>
      {t('import')}
    </Button>
  )
  const columns: DataColumn<MaskedPerson>[] = [
    { name: 'name', title: t('name'), pinned: true, width: 100 },
    { name: 'identityNumber', title: t('identityNumber'), width: 180 },
    { name: 'mobile', title: t('mobile'), width: 130 },
    { name: 'precinctName', title: t('township'), width: 120 },
    { name: 'areaName', title: t('village'), width: 180 },
    { name: 'householdNumber', title: t('household'), show: (row) => row.householdNumber ?? '–', width: 90 },
    { name: 'organisationName', title: t('organisation'), show: (row) => row.organisationName ?? '–', width: 180 },
    { name: 'receivedAt', title: t('changedAt'), show: (row) => time(row.receivedAt), width: 150, extra: true },
  ]
  return (
    <TreePage
      tree={
        <AreaTree chosen={area} choose={(areaId) => change({ area: areaId, person: undefined, record: undefined })} />
      }
    >
      <DataTable<MaskedPerson>
        query="people.people"
        input={{ responseId: response.id, ...(area && { areaId: area }), ...(person && { personId: person }) }}
        columns={columns}
        rowId={({ personId }) => personId}
        filters={[{ kind: 'choice', name: 'organisationId', title: t('organisation'), options: bodies }]}
        exportName="people.people"
        live={['people']}
        actions={
          <>
            {person && <Button onClick={() => change({ person: undefined, record: undefined })}>{t('showAll')}</Button>}
            <Button icon={<SearchOutlined />} onClick={() => setDialog('find')}>
              {t('find')}
            </Button>
            {may('people.write') && isOpen && (
              <Button icon={<PlusOutlined />} onClick={() => setDialog('new')}>
                {t('new')}
              </Button>
            )}
            {importButton}
          </>
        }
        record={{
          title: ({ name }) => name,
          show: (row) => <PersonDetails key={row.personId} person={row} responseId={response.id} changed={changed} />,
        }}
        empty={
          <Empty title={t(area ? 'noneHere' : 'none')} actions={importButton}>
            {t('noneHint')}
          </Empty>
        }
      />
      {dialog === 'import' && (
        <ImportDialog
          name="people.people"
          title={t('importTitle', { response: response.name })}
          fields={{ responseId: response.id }}
          columns={t('importColumns').split(' ')}
          onImported={changed}
          close={close}
        >
          <p>{t('importHint')}</p>
        </ImportDialog>
      )}
      {dialog === 'new' && <NewPersonDialog responseId={response.id} areaId={area} changed={changed} close={close} />}
      {dialog === 'find' && (
        <FindPersonDialog
          responseId={response.id}
          areaId={area}
          choose={(id) => change({ person: id, record: id })}
          close={close}
        />
      )}
    </TreePage>
  )
}
