import { Form } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { Failed } from '../../../platform/browser/look/notices.tsx'
import { useAsk } from '../../../platform/browser/use-ask.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { CallBodyShown } from '../call-out.ts'
import { texts } from './call-out-texts.ts'
import { PeopleChoice } from './people-choice.tsx'

type Offerable = { rows: { memberId: string; name: string; number: string | null }[]; unfit: number }
type OfferMembersDialogProps = { callOutId: string; body: CallBodyShown; close: () => void }
const MOST = 500

/** A body offers some of its members. */
export function OfferMembersDialog({ callOutId, body, close }: OfferMembersDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('duty.', 'figures.')
  const { organisationId } = body
  const { data, error } = useAsk<Offerable>('duty.offerable', { callOutId, organisationId })
  return (
    <CommandDialog<{ memberIds: string[] }>
      title={`${t('offer')}：${body.name}`}
      action="duty.offerMembers"
      input={({ memberIds }) => ({
        callOutId,
        organisationId,
        offers: memberIds.map((memberId) => ({ offerId: newId(), memberId })),
      })}
      done={changed}
      close={close}
      submit={t('offer')}
      width={560}
    >
      {error && <Failed error={error} />}
      {data && <p className="m-quiet">{t('offerHint', { count: data.unfit })}</p>}
      {data?.rows.length === 0 && <p>{t('nobodyFits')}</p>}
      <Form.Item name="memberIds" label={t('choosePeople')} rules={[{ required: true, message: t('needed') }]}>
        <PeopleChoice
          most={MOST}
          options={(data?.rows ?? []).map(({ memberId, name, number }) => ({
            value: memberId,
            label: number ? `${name}（${number}）` : name,
          }))}
        />
      </Form.Item>
    </CommandDialog>
  )
}
