import { useState } from 'react'
import { CommandDialog } from '../../../platform/browser/command-dialog.tsx'
import { useTexts } from '../../../platform/browser/language/language.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { filled, type PersonEntered, PersonFields } from './person-fields.tsx'
import { texts } from './texts.ts'

type NewPersonDialogProps = { responseId: string; areaId: string | undefined; changed: () => void; close: () => void }

/** Registers one person by hand, checked as they are typed. */
export function NewPersonDialog({ responseId, areaId, changed, close }: NewPersonDialogProps) {
  const t = useTexts(texts)
  const [personId] = useState(newId)
  return (
    <CommandDialog<PersonEntered>
      title={t('newTitle')}
      action="people.addPerson"
      input={(entered) => ({ responseId, personId, ...filled(entered) })}
      width={640}
      done={changed}
      close={close}
    >
      <PersonFields responseId={responseId} needed areaId={areaId} />
    </CommandDialog>
  )
}
