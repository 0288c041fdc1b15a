import { Button } from 'antd'
import type { ReactNode } from 'react'
import { useBilingual, useLanguage, useTexts } from '../../../platform/browser/language/language.ts'
import { StateTag } from '../../../platform/browser/look/state-tag.tsx'
import { useTimes } from '../../../platform/browser/look/times.ts'
import type { MaskedPassageInFull, RevealedPassage } from '../masked-passage.ts'
import {
  correctionReasonWords,
  directionWords,
  goodsText,
  originClassWords,
  permitKindWords,
  reasonWords,
  receiverWords,
  refusalGradeWords,
  subjectWords,
} from '../words.ts'
import { DecisionTag } from './decision-tag.tsx'
import { texts } from './texts.ts'

type Field = [string, ReactNode]

/** A passage's fields for reading, with what was revealed in place of its mask. */
export function usePassageFields(open: (id: string) => void) {
  const t = useTexts(texts)
  const pick = useBilingual()
  const language = useLanguage()
  const { time } = useTimes()
  const link = (text: string, id: string) => (
    <Button type="link" size="small" onClick={() => open(id)}>
      {text}
    </Button>
  )
  return (passage: MaskedPassageInFull, revealed: RevealedPassage | undefined): Field[] => {
    const { decision, reason, receivedAt, madeAt, note } = { ...passage, note: revealed?.note }
    const fields: (Field | false)[] = [
      [t('time'), time(madeAt)],
      [t('checkpoint'), [passage.area, passage.checkpoint].filter(Boolean).join(' ')],
      [t('kind'), `${pick(subjectWords[passage.subject])}  ${pick(directionWords[passage.direction])}`],
      passage.subject === 'vehicle' && [t('plate'), revealed?.plate ?? passage.who],
      [t('decision'), <DecisionTag key="decision" decision={decision} />],
      reason !== undefined && [t('reason'), pick(reasonWords[reason])],
      passage.refusalGrade !== undefined && [t('refusalGrade'), pick(refusalGradeWords[passage.refusalGrade])],
      passage.handedOverTo !== undefined && [t('handedOverTo'), pick(receiverWords[passage.handedOverTo])],
      passage.permitKind !== undefined && [t('permit'), pick(permitKindWords[passage.permitKind])],
      passage.goods !== undefined && [t('goods'), goodsText(passage.goods, language)],
      [t('peopleCount'), passage.people],
      [t('occupants'), <Occupants key="occupants" passage={passage} revealed={revealed} />],
      (passage.hasNote || note !== undefined) && [t('note'), note ?? t('hasNote')],
      [t('recordedBy'), passage.recordedBy || '–'],
      receivedAt !== madeAt && [t('received'), time(receivedAt)],
      passage.downloadedAt !== undefined && [t('offline'), t('offlineSince', { time: time(passage.downloadedAt) })],
      passage.enteredFor === 'paper' && [t('paper'), '✓'],
      passage.corrects !== undefined && [t('corrects'), link(t('openBefore'), passage.corrects)],
      passage.correctionReason !== undefined && [
        t('correctionReason'),
        pick(correctionReasonWords[passage.correctionReason]),
      ],
      passage.correctedBy !== undefined && [t('state'), link(t('correctedBy'), passage.correctedBy)],
    ]
    return fields.filter((field) => field !== false)
  }
}

type OccupantsProps = { passage: MaskedPassageInFull; revealed: RevealedPassage | undefined }

function Occupants({ passage, revealed }: OccupantsProps) {
  const t = useTexts(texts)
  const pick = useBilingual()
  return (
    <ul className="k-occupants">
      {passage.occupants.map((one, at) => {
        const { name = one.name, identityNumber = one.identityNumber, phone = one.phone } = revealed?.people[at] ?? {}
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: occupants never change places
          <li key={at}>
            {[name, identityNumber, phone, one.originClass && pick(originClassWords[one.originClass])]
              .filter(Boolean)
              .join('  ')}
            {one.temperature !== undefined && ` ${one.temperature.toFixed(1)} ℃ `}
            {one.onFollowUp && <StateTag state="waiting">{t('onFollowUp')}</StateTag>}
          </li>
        )
      })}
    </ul>
  )
}
