import type { MaskedPassageInFull, RevealedPassage } from '../masked-passage.ts'
import type { CorrectionReason, Decision, Direction, Goods, Reason, Receiver, RefusalGrade } from '../passage.ts'

/** What the dialog of a correction asks for. */
export type Corrected = {
  plate?: string
  direction: Direction
  peopleCount: number
  temperatures?: (number | null | undefined)[]
  decision: Decision
  reason?: Reason
  handedOverTo?: Receiver
  refusalGrade?: RefusalGrade
  note?: string
  goods?: Partial<Goods>
  correctionReason: CorrectionReason
}

/** The passage as it was recorded, as the dialog begins. */
export function enteredBefore(passage: MaskedPassageInFull, revealed: RevealedPassage) {
  return {
    plate: revealed.plate,
    direction: passage.direction,
    peopleCount: passage.people,
    temperatures: passage.occupants.map((one) => one.temperature),
    decision: passage.decision,
    reason: passage.reason,
    handedOverTo: passage.handedOverTo,
    refusalGrade: passage.refusalGrade,
    note: revealed.note,
    goods: passage.goods,
  }
}

/** The correcting passage: what was entered, and everything else as it was. */
export function correctionOf(
  passage: MaskedPassageInFull,
  revealed: RevealedPassage,
  { id, entered }: { id: string; entered: Corrected },
): object {
  const { temperatures = [], plate, reason, handedOverTo, refusalGrade, note, goods, ...rest } = entered
  const people = passage.occupants.map(({ document, originClass, onFollowUp }, at) => {
    const { name, identityNumber, phone } = revealed.people[at] ?? {}
    const fields = { document, originClass, onFollowUp, name, identityNumber, phone }
    return filled({ ...fields, temperature: temperatures[at] })
  })
  return {
    id,
    corrects: passage.id,
    checkpointId: passage.checkpointId,
    subject: passage.subject,
    people,
    ...rest,
    ...filled({
      plate,
      reason,
      handedOverTo,
      refusalGrade,
      note,
      goods: goods?.kind ? { quantity: 1, unit: 'vehicle', ...filled(goods) } : undefined,
    }),
    ...(passage.permitId ? { permit: { permitId: passage.permitId } } : {}),
  }
}

/** Without what was left empty. */
function filled(fields: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined && value !== null && value !== ''),
  )
}
