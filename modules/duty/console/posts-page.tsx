import { PlusOutlined } from '@ant-design/icons'
import { Button } from 'antd'
import { useState } from 'react'
import { useAddress } from '../../../platform/browser/address.tsx'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Empty } from '../../../platform/browser/look/notices.tsx'
import { useResponse } from '../../../platform/browser/response.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { DataTable } from '../../../platform/browser/table/data-table.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { AreaTree, TreePage } from '../../areas/console/public.ts'
import { OpenPostsDialog } from './open-posts-dialog.tsx'
import { usePostColumns } from './post-columns.tsx'
import { PostDetails } from './post-details.tsx'
import type { OfferedKind, PostRow } from './post-row.ts'
import { texts } from './texts.ts'

/** The posts of the response by place, and the way to open, staff, move and close them. */
export default function PostsPage() {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const columns = usePostColumns()
  const [address, change] = useAddress()
  const [opening, setOpening] = useState(false)
  const { response, loading } = useResponse()
  const whole = useAsk<{ postKinds: OfferedKind[] }>(
    'responses.one',
    { responseId: response?.id },
    { when: response !== undefined },
  )
  if (!response && !loading) return <Empty title={t('noResponse')}>{t('noResponseHint')}</Empty>
  if (!response) return null
  const kinds = whole.data?.postKinds ?? []
  const openButton = may('post.open') && !response.closedAt && (
    <Button type="primary" icon={<PlusOutlined />} disabled={kinds.length === 0} onClick={() => setOpening(true)}>
      {t('open')}
    </Button>
  )
  const { area } = address
  return (
    <TreePage tree={<AreaTree chosen={area} choose={(areaId) => change({ area: areaId, record: undefined })} />}>
      <DataTable<PostRow>
        query="duty.posts"
        input={{ responseId: response.id, ...(area && { areaId: area }) }}
        columns={columns}
        rowId={({ id }) => id}
        filters={[
          {
            kind: 'choice',
            name: 'postKind',
            title: t('kind'),
            options: kinds.map(({ id, name }) => ({ value: id, label: pick(name) })),
          },
          {
            kind: 'choice',
            name: 'state',
            title: t('state'),
            options: [
              { value: 'open', label: t('open_') },
              { value: 'bareSoon', label: t('bareSoon') },
              { value: 'closed', label: t('closed') },
            ],
          },
          { kind: 'text', name: 'text', title: t('search') },
        ]}
        live={['posts']}
        actions={openButton}
        record={{ title: ({ name }) => name, show: (row) => <PostDetails postId={row.id} kinds={kinds} /> }}
        empty={
          <Empty title={t(area ? 'noneHere' : 'none')} actions={openButton}>
            {t('noneHint')}
          </Empty>
        }
      />
      {opening && <OpenPostsDialog response={response} kinds={kinds} area={area} close={() => setOpening(false)} />}
    </TreePage>
  )
}
