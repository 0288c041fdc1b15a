import type { Language } from '../../../platform/browser/language/language.ts'
import type { OutboxItem } from '../../../platform/browser/offline/outbox.ts'
import { useKeptAnswer } from '../../../platform/browser/offline/use-kept-answer.ts'
import type { Said } from '../../../platform/browser/phone/phone-module.ts'
import { type DeclineReason, declineWords, type MyCall, type MyCalls } from '../call-out.ts'
import { texts } from './call-texts.ts'

/** What I am called for, as the phone has it. Asked only where one may serve. */
export function useMyCalls(may: boolean) {
  return useKeptAnswer<MyCalls>(may ? 'myCalls' : undefined, 'duty.myCalls', {})
}

interface AnswerInput {
  offerId: string
  answer: 'accepted' | 'declined'
  reason?: DeclineReason
}

export interface KnownCall extends MyCall {
  unsent: boolean
}

/** A call with the answer of this phone that the server has not told back yet. */
export function knownCall(call: MyCall, outbox: readonly OutboxItem[] = []): KnownCall {
  const given = outbox.findLast(
    ({ action, input, state }) =>
      action === 'duty.answerCall' &&
      state !== 'refused' &&
      state !== 'discarded' &&
      (input as AnswerInput).offerId === call.offerId,
  )
  // An accepted command is in the server's next answer; until that is here, what was said stands.
  if (!given || (given.state === 'accepted' && call.answer)) return { ...call, unsent: false }
  const { answer, reason } = given.input as AnswerInput
  return { ...call, answer, reason: reason ?? null, unsent: given.state !== 'accepted' }
}

export function waitsForAnswer({ answer, ended, secondment }: KnownCall): boolean {
  return !answer && !ended && !secondment
}

/** What an answer in the outbox says of itself. */
export const describeCalls = {
  'duty.answerCall': (input: unknown, language: Language): Said => {
    const { answer, reason } = input as AnswerInput
    const say = texts[language]
    return {
      line: say.line,
      word: say[answer === 'accepted' ? 'accept' : 'decline'],
      ...(reason ? { why: declineWords[reason][language] } : {}),
    }
  },
}
