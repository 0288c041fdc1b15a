import type { Passage } from '../../../modules/checkpoints/passage.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { PlannedCheckpoint } from './county.ts'
import type { DemoPermit } from './demo-permits.ts'
import { type Dice, madeUpIdentityNumber, madeUpPlate } from './made-up.ts'

export interface DemoCheckpoint extends PlannedCheckpoint {
  id: string
  areaId: string
}

type Draft = Pick<Passage, 'subject' | 'people' | 'decision'> & Partial<Passage>
type Person = Passage['people'][number]

const FEVER_SHARE = 0.003
const goods = ['food', 'food', 'food', 'medical', 'fuel', 'farming', 'parcels'] as const

/** One passage as an officer of this checkpoint might have recorded it at that moment, decided as the rules decide. */
export function madeUpPassage(dice: Dice, checkpoint: DemoCheckpoint, permits: readonly DemoPermit[], at: Date) {
  const draft = checkpoint.controlled
    ? atControlledVillage(dice, checkpoint, permits, at)
    : onOpenRoad(dice, checkpoint, permits, at)
  const direction = dice.chance(0.54) ? ('in' as const) : ('out' as const)
  return { id: newId(), checkpointId: checkpoint.id, direction, ...draft }
}

function onOpenRoad(dice: Dice, checkpoint: DemoCheckpoint, permits: readonly DemoPermit[], at: Date): Draft {
  const station = !checkpoint.village
  if (!station && dice.chance(0.13)) return byPermit(dice, dice.chance(0.72) ? 'supply' : 'workResumption', permits, at)
  const person = madeUpPerson(dice)
  const afoot = dice.chance(station ? 0.94 : 0.24)
  const draft: Draft = afoot ? { subject: 'person', people: [person], decision: 'passed' } : vehicle(dice, person)
  if (dice.chance(FEVER_SHARE)) return handOver(dice, draft)
  if (dice.chance(0.012))
    return turnBack({ ...draft, people: [{ ...person, originClass: 'controlledZone' }] }, 'fromControlledZone')
  if (dice.chance(0.004)) return { ...turnBack(draft, 'refusedCheck'), refusalGrade: 'persuaded' }
  return draft
}

/** Nobody passes without a permit here; whoever has none is sent back with the number to call. */
function atControlledVillage(dice: Dice, { areaId }: DemoCheckpoint, permits: readonly DemoPermit[], at: Date): Draft {
  const share = dice.roll()
  if (share < 0.42) return byPermit(dice, 'supply', permits, at)
  if (share < 0.58) return byPermit(dice, 'workResumption', permits, at)
  if (share < 0.82)
    return afootWith(
      dice,
      permits.filter((one) => one.kind === 'exit' && one.areaId === areaId),
      at,
    )
  if (share < 0.86)
    return afootWith(
      dice,
      permits.filter((one) => one.kind === 'medical'),
      at,
    )
  if (share < 0.868)
    return turnBack({ ...vehicle(dice, madeUpPerson(dice)), permit: { token: 'MP1:FORGED' } }, 'permitForged')
  const person = madeUpPerson(dice)
  return turnBack(
    dice.chance(0.6) ? vehicle(dice, person) : { subject: 'person', people: [person], decision: 'passed' },
    'noPermit',
  )
}

function byPermit(dice: Dice, kind: DemoPermit['kind'], permits: readonly DemoPermit[], at: Date): Draft {
  const permit = dice.pick(permits.filter((one) => one.kind === kind))
  const carries =
    kind === 'supply'
      ? { goods: { kind: dice.pick(goods), quantity: dice.whole(2, 60) * 50, unit: 'kg' as const } }
      : {}
  const driven = {
    ...vehicle(dice, madeUpPerson(dice)),
    plate: permit.plate as string,
    permit: { permitId: permit.id },
    ...carries,
  }
  return judged(driven, permit, at)
}

function afootWith(dice: Dice, permits: readonly DemoPermit[], at: Date): Draft {
  const permit = dice.pick(permits)
  const person = {
    ...madeUpPerson(dice),
    identityNumber: permit.identityNumber as string,
    permit: { permitId: permit.id },
  }
  return judged({ subject: 'person', people: [person], decision: 'passed' }, permit, at)
}

function judged(draft: Draft, permit: DemoPermit, at: Date): Draft {
  if (permit.revokedAt && permit.revokedAt <= at) return turnBack(draft, 'permitRevoked')
  return at >= permit.until ? turnBack(draft, 'permitExpired') : draft
}

function vehicle(dice: Dice, driver: Person): Draft {
  const count = dice.pick([1, 1, 1, 2, 2, 3, 4])
  return {
    subject: 'vehicle',
    plate: madeUpPlate(dice.whole(0, 2_400)),
    people: [driver],
    ...(count > 1 ? { peopleCount: count } : {}),
    decision: 'passed',
  }
}

function madeUpPerson(dice: Dice): Person {
  const originClass = dice.pick([
    'sameCounty',
    'sameCounty',
    'sameCounty',
    'sameCounty',
    'sameCounty',
    'sameProvince',
    'sameProvince',
    'otherProvince',
  ] as const)
  const temperature = dice.whole(360, 370) / 10
  return {
    document: 'residentId',
    identityNumber: madeUpIdentityNumber(dice.whole(0, 9_000)),
    temperature,
    originClass,
  }
}

function turnBack(draft: Draft, reason: NonNullable<Passage['reason']>): Draft {
  return { ...draft, decision: 'turnedBack', reason }
}

/** A fever: the medic takes over. */
export function handOver(dice: Dice, draft: Draft): Draft {
  const [first, ...others] = draft.people as [Person, ...Person[]]
  const people = [{ ...first, temperature: dice.whole(373, 388) / 10 }, ...others]
  return { ...draft, people, decision: 'handedOver', reason: 'fever', handedOverTo: 'medic' }
}
