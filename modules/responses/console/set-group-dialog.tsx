import { DeleteOutlined, PlusOutlined } from '@ant-design/icons'
import { Button, Form, Input } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { useChanged } from '../../../platform/browser/use-changed.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Member, ResponseWhole } from './response-row.ts'
import { texts } from './texts.ts'

type SetGroupDialogProps = { response: ResponseWhole; members: Member[]; close: () => void }

/** The whole list at once, begun from the one that stands. */
export function SetGroupDialog({ response, members, close }: SetGroupDialogProps) {
  const t = useTexts(texts)
  const changed = useChanged('responses.')
  const [groupId] = useState(newId)
  const needed = [{ required: true, whitespace: true, min: 2, message: t('needed') }]
  const blank: Partial<Member>[] = [{}]
  return (
    <CommandDialog<{ members: Member[] }>
      title={t('groupTitle')}
      action="responses.setCommandGroup"
      input={(entered) => ({ responseId: response.id, groupId, members: entered.members })}
      done={changed}
      close={close}
      width={820}
    >
      <Form.List name="members" initialValue={members.length > 0 ? members : blank}>
        {(lines, { add, remove }) => (
          <>
            {lines.map(({ key, name }) => (
              <div className="r-line" key={key}>
                <Form.Item name={[name, 'office']} rules={needed}>
                  <Input maxLength={40} placeholder={t('office')} aria-label={t('office')} />
                </Form.Item>
                <Form.Item name={[name, 'name']} rules={needed}>
                  <Input maxLength={40} placeholder={t('memberName')} aria-label={t('memberName')} />
                </Form.Item>
                <Form.Item className="r-wide" name={[name, 'duties']} rules={needed}>
                  <Input maxLength={200} placeholder={t('duties')} aria-label={t('duties')} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} aria-label={t('remove')} onClick={() => remove(name)} />
              </div>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add({})}>
              {t('addMember')}
            </Button>
          </>
        )}
      </Form.List>
    </CommandDialog>
  )
}
