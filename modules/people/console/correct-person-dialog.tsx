import { Form, Input } from 'antd'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import type { MaskedPerson } from '../person.ts'
import { filled, type PersonEntered, PersonFields } from './person-fields.tsx'
import { texts } from './texts.ts'

type CorrectPersonDialogProps = { person: MaskedPerson; responseId: string; changed: () => void; close: () => void }

/** Says anew what was wrong, and why; what is left empty stays. */
export function CorrectPersonDialog({ person, responseId, changed, close }: CorrectPersonDialogProps) {
  const t = useTexts(texts)
  const { personId, version } = person
  return (
    <CommandDialog<PersonEntered & { reason: string }>
      title={t('correct')}
      action="people.correctPerson"
      input={(entered) => ({ personId, version, ...filled(entered) })}
      width={640}
      done={changed}
      close={close}
    >
      <p className="m-quiet">{t('correctHint')}</p>
      <PersonFields responseId={responseId} />
      <Form.Item
        name="reason"
        label={t('reason')}
        rules={[{ required: true, whitespace: true, min: 2, message: t('needed') }]}
      >
        <Input maxLength={200} />
      </Form.Item>
    </CommandDialog>
  )
}
