import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { AddressLink } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import type { DataColumn } from '../../../platform/browser/table/column.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { stageNames } from '../response.ts'
import { OpenResponseDialog } from './open-response-dialog.tsx'
import type { ResponseRow } from './response-row.ts'
import { texts } from './texts.ts'

/** All responses of one's areas, open ones first. */
export default function ResponsesPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const [opening, setOpening] = useState(false)
  const openButton = may('response.open') && (
    <Button type="primary" icon={<PlusOutlined />} onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  )
  const columns: DataColumn<ResponseRow>[] = [
    {
      name: 'name',
      title: t('name'),
      pinned: true,
      width: 240,
      show: ({ id, name }) => (
        <AddressLink to="/timeline" change={{ response: id }}>
          {name}
        </AddressLink>
      ),
    },
    {
      name: 'state',
      title: t('state'),
      width: 110,
      show: ({ closedAt }) => (
        <StateTag state={closedAt ? 'closed' : 'done'}>{t(closedAt ? 'closed' : 'running')}</StateTag>
      ),
    },
    { name: 'areaName', title: t('area'), width: 110 },
    { name: 'level', title: t('level'), width: 110, show: ({ words }) => pick(words.level) },
    { name: 'stage', title: t('stage'), width: 120, show: ({ stage }) => pick(stageNames[stage]) },
    { name: 'playbook', title: t('playbook'), width: 150, show: ({ words }) => pick(words.playbook) },
    { name: 'rulePack', title: t('rulePack'), width: 230, show: ({ words }) => pick(words.rulePack) },
    { name: 'openedAt', title: t('openedAt'), width: 130, show: ({ openedAt }) => time(openedAt) },
  ]
  return (
    <>
      <DataTable<ResponseRow>
        query="responses.list"
        columns={columns}
        rowId={({ id }) => id}
        live={['responses']}
        actions={openButton}
        empty={
          <Empty title={t('none')} actions={openButton}>
            {t(openButton ? 'noneHint' : 'noneOther')}
          </Empty>
        }
      />
      {opening && <OpenResponseDialog close={() => setOpening(false)} />}
    </>
  )
}
