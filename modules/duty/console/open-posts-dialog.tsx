import { App, Form } from 'antd'
import { useRef, useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import type { ResponseSummary } from '../../../platform/browser/response.tsx'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { OrderFields } from './order-fields.tsx'
import { type EnteredOrder, orderOf } from './order-of.ts'
import { type PostLine, PostLines } from './post-lines.tsx'
import type { OfferedKind } from './post-row.ts'
import { texts } from './texts.ts'

type Entered = { order: Partial<EnteredOrder>; posts: PostLine[] }
type OpenPostsDialogProps = {
  response: ResponseSummary & { areaId?: string }
  kinds: OfferedKind[]
  area: string | undefined
  close: () => void
}

/** Opens many posts under one order; the lines can be pasted from a sheet. All are opened, or none. */
export function OpenPostsDialog({ response, kinds, area, close }: OpenPostsDialogProps) {
  const t = useTexts(texts)
  const { message } = App.useApp()
  const changed = useChanged('duty.', 'figures.', 'responses.')
  // How many were sent, for the message; the form is gone by then.
  const sent = useRef(0)
  const first: PostLine = {
    postId: newId(),
    name: '',
    place: '',
    postKind: kinds[0]?.id ?? '',
    ...(area && { areaId: area }),
  }
  const [initial] = useState([first])
  return (
    <CommandDialog<Entered>
      title={t('open')}
      action="duty.openPosts"
      input={({ order, posts }) => {
        sent.current = posts.length
        const written = order.title && order.number && order.signedBy ? orderOf(order as EnteredOrder) : undefined
        return { responseId: response.id, posts, ...(written && { order: written }) }
      }}
      done={() => {
        changed()
        message.success(t('opened', { count: sent.current }))
      }}
      close={close}
      submit={t('open')}
      width={1040}
    >
      <OrderFields optional />
      <p className="m-quiet">{t('openHint')}</p>
      <Form.List name="posts" initialValue={initial}>
        {(fields, { add, remove }) => (
          <PostLines fields={fields} add={add} remove={remove} kinds={kinds} within={response.areaId} />
        )}
      </Form.List>
    </CommandDialog>
  )
}
