import type { Language } from '../../../platform/browser/language/language.ts'
import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import type { Slice } from '../../../platform/browser/offline/slice.ts'
import type { Said, ShiftCount } from '../../../platform/browser/phone/phone-module.ts'
import { maskIdentityNumber, maskPlate } from '../../../platform/shared/codes/masks.ts'
import type { Passage } from '../passage.ts'
import type { PrecinctDownload } from '../precinct-download.ts'
import { decisionWords, reasonWords, receiverWords } from '../words.ts'
import { passagesIn } from './facts.ts'
import { texts } from './texts.ts'

/** 甘J··345 36.5℃ 劝返 无通行证: masked, because a phone is read over shoulders. */
export function describePassage(input: unknown, language: Language): Said {
  const passage = input as Passage
  const [first] = passage.people
  const who = passage.plate
    ? maskPlate(passage.plate)
    : first?.identityNumber
      ? maskIdentityNumber(first.identityNumber).replace(/\*{4,}/, '***')
      : texts[language].person
  const hottest = Math.max(...passage.people.map((person) => person.temperature ?? 0))
  const line = hottest > 0 ? `${who} ${hottest.toFixed(1)}℃` : who
  const why = [
    passage.reason && reasonWords[passage.reason],
    passage.handedOverTo && receiverWords[passage.handedOverTo],
  ]
  const said = why.flatMap((one) => (one ? [one[language]] : [])).join(' · ')
  return { line, word: decisionWords[passage.decision][language], ...(said ? { why: said } : {}) }
}

/** 通行 86 劝返 4 发热 1: this shift, counted from what this phone recorded. */
export function shiftCounts(items: OutboxItem[], slice: Slice | undefined): ShiftCount[] {
  const download = slice?.content as PrecinctDownload | undefined
  const feverFrom = download?.rules.feverFrom ?? Number.POSITIVE_INFINITY
  const passages = passagesIn(items).map(({ passage }) => passage)
  const count = (which: (passage: Passage) => boolean) => passages.filter(which).length
  const label = (key: keyof typeof texts.zh) => ({ zh: texts.zh[key], en: texts.en[key] })
  return [
    { label: label('countPassed'), value: count((one) => one.decision === 'passed') },
    { label: label('countTurnedBack'), value: count((one) => one.decision === 'turnedBack') },
    { label: label('countHandedOver'), value: count((one) => one.decision === 'handedOver') },
    {
      label: label('countFevers'),
      value: count((one) => one.people.some((person) => (person.temperature ?? 0) >= feverFrom)),
    },
  ]
}
