import { expect, test } from 'vitest'
import { canPutClocksWrong } from './field/wrong-clock.ts'
import { playClockJumps } from './troubles/clock-jumps.ts'

if (!canPutClocksWrong) console.log('no clock was put wrong: that takes libfaketime (apt-get install libfaketime)')

test.runIf(canPutClocksWrong)(
  'the clock jumps a day ahead and a day behind: nobody is signed out, nothing is lost',
  async () => {
    const round = await playClockJumps({ phones: 20, seed: 2038, seconds: 3 })
    expect(round.broken).toEqual([])
    expect(round.answered).toBeGreaterThan(100)
  },
)
