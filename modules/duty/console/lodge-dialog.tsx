import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { AreaSelect } from '../../areas/console/public.ts'
import type { MemberRow } from './member-row.ts'
import { texts } from './member-texts.ts'

type Entered = { lodgingAreaId?: string; together?: string }

/** Where somebody is put up while they serve, which the plan counts walks from, and with whom they are to serve. */
export function LodgeDialog({ member, close }: { member: MemberRow; close: () => void }) {
  const t = useTexts(texts)
  const changed = useChanged('duty.')
  return (
    <CommandDialog<Entered>
      title={`${t('lodge')}：${member.name}`}
      action="duty.changeMember"
      input={({ lodgingAreaId, together }) => ({
        memberId: member.id,
        lodgingAreaId: lodgingAreaId ?? null,
        together: together?.trim() || null,
      })}
      done={changed}
      close={close}
    >
      <Form.Item
        name="lodgingAreaId"
        label={t('lodging')}
        extra={t('lodgingHint', { area: member.areaName })}
        initialValue={member.lodgingId ?? undefined}
      >
        <AreaSelect />
      </Form.Item>
      <Form.Item
        name="together"
        label={t('together')}
        extra={t('togetherHint')}
        initialValue={member.together ?? undefined}
      >
        <Input maxLength={20} allowClear />
      </Form.Item>
    </CommandDialog>
  )
}
