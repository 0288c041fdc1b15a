import { Button } from 'antd'
import { useState } from 'react'
import { useBilingual, useTexts } from '../../../platform/browser/language/language.ts'
import { Failed, Loading } from '../../../platform/browser/look/notices.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { ClosePostDialog } from './close-post-dialog.tsx'
import { MovePostDialog } from './move-post-dialog.tsx'
import { placeName } from './post-columns.tsx'
import { PostOrders } from './post-orders.tsx'
import type { OfferedKind, PostWhole } from './post-row.ts'
import { PostStaff } from './post-staff.tsx'
import { StaffPostDialog } from './staff-post-dialog.tsx'
import { texts } from './texts.ts'

/** One post: where and when, who serves, the orders behind it, and what may be done. */
export function PostDetails({ postId, kinds }: { postId: string; kinds: OfferedKind[] }) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const may = useMay()
  const { time } = useTimes()
  const [dialog, setDialog] = useState<'staff' | 'move' | 'close'>()
  const { data: post, error } = useAsk<PostWhole>('duty.post', { postId }, { live: ['posts'] })
  if (error && !post) return <Failed error={error} />
  if (!post) return <Loading lines={6} />
  const close = () => setDialog(undefined)
  return (
    <>
      <RecordFields
        fields={[
          [t('kind'), pick(post.kindName)],
          [t('area'), placeName(post)],
          [t('place'), post.place],
          [t('hours'), `${post.hours.from}–${post.hours.until}`],
          [t('headCount'), post.staffing.map(({ name, count }) => `${pick(name)} ${count}`).join('　')],
          [t('openedAt'), time(post.openedAt)],
          ...(post.closedAt ? [[t('closedAt'), time(post.closedAt)] as [string, string]] : []),
        ]}
      />
      {!post.closedAt && (
        <div className="m-notice-actions">
          {may('post.staff') && (
            <Button type="primary" onClick={() => setDialog('staff')}>
              {t('staff')}
            </Button>
          )}
          {may('post.open') && <Button onClick={() => setDialog('move')}>{t('move')}</Button>}
          {may('post.close') && (
            <Button danger onClick={() => setDialog('close')}>
              {t('close')}
            </Button>
          )}
        </div>
      )}
      <PostStaff post={post} />
      <PostOrders post={post} />
      {dialog === 'staff' && (
        <StaffPostDialog post={post} kind={kinds.find(({ id }) => id === post.postKind)} close={close} />
      )}
      {dialog === 'move' && <MovePostDialog post={post} close={close} />}
      {dialog === 'close' && <ClosePostDialog post={post} close={close} />}
    </>
  )
}
