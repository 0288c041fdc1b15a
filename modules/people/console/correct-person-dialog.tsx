import { Alert, Button, Form, Input } from 'antd'
import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { MaskedPerson } from '../person.ts'
import { filled, type PersonEntered, PersonFields } from './person-fields.tsx'
import { texts } from './texts.ts'

type CorrectPersonDialogProps = { person: MaskedPerson; responseId: string; changed: () => void; close: () => void }

/** Says anew what was wrong, and why; what is left empty stays. */
export function CorrectPersonDialog({ person, responseId, changed, close }: CorrectPersonDialogProps) {
  const t = useTexts(texts)
  // The version that was looked at: another's correction that arrives meanwhile is shown first, beside what was entered.
  const [looked, setLooked] = useState(person.version)
  const [first, setFirst] = useState(false)
  return (
    <CommandDialog<PersonEntered & { reason: string }>
      title={t('correct')}
      action="people.correctPerson"
      input={(entered) => ({ personId: person.personId, version: looked, ...filled(entered) })}
      refused={({ code }) => {
        if (code !== 'people.changedMeanwhile') return
        changed()
        setFirst(true)
      }}
      width={640}
      done={changed}
      close={close}
    >
      {first && person.version !== looked && (
        <Alert
          type="warning"
          title={t('standsNow')}
          description={<StandingPerson person={person} />}
          action={<Button onClick={() => setLooked(person.version)}>{t('correctThese')}</Button>}
        />
      )}
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

function StandingPerson({ person }: { person: MaskedPerson }) {
  const t = useTexts(texts)
  return (
    <RecordFields
      fields={[
        [t('name'), person.name],
        [t('identityNumber'), person.identityNumber],
        [t('mobile'), person.mobile || '–'],
        [t('village'), person.areaName],
        [t('household'), person.householdNumber],
        [t('organisation'), person.organisationName],
      ]}
    />
  )
}
