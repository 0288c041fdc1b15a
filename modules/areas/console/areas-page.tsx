import { ImportOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Segmented } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { ImportDialog } from '../../../platform/browser/import/import-dialog.tsx'
import { useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { wholeCountry } from '../../../platform/shared/area-id.ts'
import { AreaDetails } from './area-details.tsx'
import { type AreaRow, kindText } from './area-row.ts'
import { AreaTree } from './area-tree.tsx'
import { NewAreaDialog } from './new-area-dialog.tsx'
import { texts } from './texts.ts'
import { TreePage } from './tree-page.tsx'
import { useAreasChanged } from './use-areas-changed.ts'

/** The tree of places and what lies in the chosen one; divisions come in here as a sheet. */
export default function AreasPage() {
  const t = useTexts(texts)
  const language = useLanguage()
  const may = useMay()
  const changed = useAreasChanged()
  const { response } = useResponse()
  const [address, change] = useAddress()
  const [dialog, setDialog] = useState<'import' | 'new'>()
  const { area, text, view } = address
  const gaps = view === 'gaps' && response
  const choose = (areaId: string | undefined) => change({ area: areaId, text: undefined, record: undefined })
  const importButton = may('areas.import') && (
    <Button type="primary" icon={<ImportOutlined />} onClick={() => setDialog('import')}>
      {t('import')}
    </Button>
  )
  const columns: DataColumn<AreaRow>[] = [
    { name: 'name', title: t('name'), pinned: true, width: 260 },
    { name: 'kind', title: t('kind'), show: (row) => kindText(row, language), width: 120 },
    { name: 'code', title: t('code'), width: 190 },
  ]
  const below = text ? { within: area ?? wholeCountry } : area ? { parentId: area } : {}
  return (
    <TreePage tree={<AreaTree key={changed.count} chosen={area} choose={choose} />}>
      <DataTable<AreaRow>
        key={gaps ? 'gaps' : 'all'}
        query={gaps ? 'areas.responsibilityGaps' : 'areas.areas'}
        input={gaps ? { responseId: response.id, within: area ?? wholeCountry } : below}
        columns={columns}
        rowId={({ id }) => id}
        filters={gaps ? [] : [{ kind: 'text', name: 'text', title: t('findHere') }]}
        {...(!gaps && { exportName: 'areas.areas' })}
        live={['areas']}
        actions={
          <>
            {response && (
              <Segmented
                value={view ?? 'all'}
                onChange={(value) => change({ view: value === 'all' ? undefined : value })}
                options={[
                  { value: 'all', label: t('all') },
                  { value: 'gaps', label: t('gaps') },
                ]}
              />
            )}
            {may('areas.write') && (
              <Button icon={<PlusOutlined />} onClick={() => setDialog('new')}>
                {t('new')}
              </Button>
            )}
            {importButton}
          </>
        }
        record={{
          title: ({ name }) => name,
          show: (row) => <AreaDetails area={row} changed={changed.note} open={() => choose(row.id)} />,
        }}
        empty={
          area || gaps ? (
            <Empty title={gaps ? t('noGaps') : t('nothingBelow')}>
              {gaps ? t('noGapsHint') : t('nothingBelowHint')}
            </Empty>
          ) : (
            <Empty title={t('noAreas')} actions={importButton}>
              {t('noAreasHint')}
            </Empty>
          )
        }
      />
      {dialog === 'import' && (
        <ImportDialog
          name="areas.areas"
          title={t('importTitle')}
          columns={t('importColumns').split(' ')}
          onImported={changed.note}
          close={() => setDialog(undefined)}
        >
          <p>{t('importHint')}</p>
        </ImportDialog>
      )}
      {dialog === 'new' && <NewAreaDialog parentId={area} changed={changed.note} close={() => setDialog(undefined)} />}
    </TreePage>
  )
}
