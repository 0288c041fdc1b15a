import { newId } from '../../platform/shared/ids.ts'

const LETTERS = 'ABCDEFGHJKLMNPQRSTUVWXYZ'
let made = 0

/** A vehicle with its driver, as a phone would send it; each one different. Plates are made up. */
export function passageCommand(checkpointIds: readonly string[]) {
  made++
  const turnedBack = made % 20 === 0
  return {
    id: newId(),
    action: 'checkpoints.recordPassage',
    madeAt: new Date().toISOString(),
    input: {
      id: newId(),
      checkpointId: checkpointIds[made % checkpointIds.length],
      subject: 'vehicle',
      direction: made % 2 ? 'in' : 'out',
      plate: `甘${LETTERS[made % 24]}${String(made % 100_000).padStart(5, '0')}`,
      people: [{ identityNumber: '11010519491231002X', temperature: (362 + (made % 8)) / 10 }],
      decision: turnedBack ? 'turnedBack' : 'passed',
      ...(turnedBack ? { reason: 'noPermit' } : {}),
    },
  }
}
