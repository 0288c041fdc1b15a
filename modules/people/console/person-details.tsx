import { Alert, Button } from 'antd'
import { useState } from 'react'
import { ask } from '../../../platform/browser/api.ts'
import { problemText } from '../../../platform/browser/api-problem.ts'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { useTimes } from '../../../platform/browser/look/times.ts'
import { usePurpose } from '../../../platform/browser/purpose/use-purpose.tsx'
import { useMay } from '../../../platform/browser/session.ts'
import { RecordFields } from '../../../platform/browser/table/record-drawer.tsx'
import type { MaskedPerson, PersonalFields } from '../person.ts'
import { CorrectPersonDialog } from './correct-person-dialog.tsx'
import { MergePersonDialog } from './merge-person-dialog.tsx'
import { documentNames, texts } from './texts.ts'

type PersonDetailsProps = { person: MaskedPerson; responseId: string; changed: () => void }

/** One person, masked until they are opened for a purpose; what was opened is gone when the drawer closes. */
export function PersonDetails({ person, responseId, changed }: PersonDetailsProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const may = useMay()
  const { time } = useTimes()
  const askPurpose = usePurpose()
  const [revealed, setRevealed] = useState<{ version: string; fields: PersonalFields }>()
  // What was opened is of one version; a correction shuts it.
  const opened = revealed?.version === person.version ? revealed.fields : undefined
  const [problem, setProblem] = useState<string>()
  const [dialog, setDialog] = useState<'correct' | 'merge'>()
  const reveal = async () => {
    const purpose = await askPurpose()
    if (!purpose) return
    setProblem(undefined)
    try {
      const { personId, version } = person
      setRevealed({ version, fields: await ask<PersonalFields>('people.reveal', { personId }, { purpose }) })
    } catch (error) {
      setProblem(problemText(error, language))
    }
  }
  const close = () => setDialog(undefined)
  return (
    <>
      {problem && <Alert type="error" showIcon title={problem} />}
      <RecordFields
        fields={[
          [t('name'), opened?.name ?? person.name],
          [t('document'), pick(documentNames[person.document])],
          [t('identityNumber'), opened?.identityNumber ?? person.identityNumber],
          [t('mobile'), opened ? (opened.mobile ?? '–') : person.mobile || '–'],
          ...(opened ? [[t('address'), opened.address ?? '–'] as [string, string]] : []),
          [t('township'), person.precinctName],
          [t('village'), person.areaName],
          [t('household'), person.householdNumber],
          [t('organisation'), person.organisationName],
          [t('changedAt'), time(person.receivedAt)],
        ]}
      />
      <div className="m-notice-actions">
        {may('people.reveal') && !opened && <Button onClick={reveal}>{t('reveal')}</Button>}
        {opened && <Button onClick={() => setRevealed(undefined)}>{t('hide')}</Button>}
        {may('people.write') && <Button onClick={() => setDialog('correct')}>{t('correct')}</Button>}
        {may('people.write') && <Button onClick={() => setDialog('merge')}>{t('merge')}</Button>}
      </div>
      {dialog === 'correct' && (
        <CorrectPersonDialog person={person} responseId={responseId} changed={changed} close={close} />
      )}
      {dialog === 'merge' && (
        <MergePersonDialog person={person} responseId={responseId} changed={changed} close={close} />
      )}
    </>
  )
}
