import { newId } from '../../../platform/shared/ids.ts'
import type { Chance } from './chance.ts'

/** What a phone asks for, and how it must end. */
export interface Wish {
  action: string
  input: Record<string, unknown>
  ends: 'accepted' | 'refused'
}

const FEVER_LET_PASS = 0.05

/** A passage at a checkpoint as an officer would record it; now and then a fever that was simply let pass, which is refused. */
export function aPassage(checkpointId: string, chance: Chance): Wish {
  const wrong = chance.happens(FEVER_LET_PASS)
  const turnedBack = !wrong && chance.happens(0.2)
  return {
    action: 'checkpoints.recordPassage',
    ends: wrong ? 'refused' : 'accepted',
    input: {
      id: newId(),
      checkpointId,
      subject: 'vehicle',
      direction: chance.pick(['in', 'out']),
      plate: `甘J${chance.between(10_000, 99_999)}`,
      people: [{ temperature: wrong ? 37.8 : 36.4 }],
      ...(turnedBack ? { decision: 'turnedBack', reason: 'noPermit' } : { decision: 'passed' }),
    },
  }
}

/** The same passage put right: somebody was turned back after all. */
export function aCorrection(passage: Record<string, unknown>): Wish {
  const { id, reason: _reason, ...rest } = passage
  const input = { ...rest, id: newId(), corrects: id, correctionReason: 'wrongDecision' }
  return {
    action: 'checkpoints.correctPassage',
    ends: 'accepted',
    input: { ...input, decision: 'turnedBack', reason: 'noPermit' },
  }
}
