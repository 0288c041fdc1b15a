import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Answer } from '../../api.ts'
import { ApiProblem, busyProblem, offlineProblem } from '../../api-problem.ts'
import { asAsked, askedToWait, backOff } from '../back-off.ts'
import { postingOf, saysRevoked, settle } from '../settle.ts'
import { freshness, shiftIsOver } from '../slice.ts'

const refusedBy = (code: string, status: number) => new ApiProblem({ code, zh: '不行', en: 'No' }, status)

describe('what becomes of a batch', () => {
  test('each command takes its own answer, and one without an answer is sent again', () => {
    const problem = { code: 'checkpoints.permitRevoked', zh: '已撤销', en: 'revoked' }
    const settled = settle(['a', 'b', 'c', 'd'], {
      kind: 'answered',
      answers: [
        { id: 'c', outcome: 'retry', afterMs: 900 },
        { id: 'a', outcome: 'accepted' },
        { id: 'b', outcome: 'refused', problem },
      ],
    })
    expect(settled.map((one) => one.state)).toEqual(['accepted', 'refused', 'retry', 'retry'])
    expect(settled[2]).toMatchObject({ afterMs: 900 })
  })

  test('no network, a busy server and a lost session refuse nothing', () => {
    for (const thrown of [
      offlineProblem(),
      busyProblem(503, 4000),
      refusedBy('platform.signInFirst', 401),
      new Error('x'),
    ]) {
      const settled = settle(['a', 'b'], postingOf(thrown))
      expect(settled.map((one) => one.state)).toEqual(['retry', 'retry'])
    }
    expect(settle(['a'], postingOf(busyProblem(503, 4000)))[0]).toMatchObject({ afterMs: 4000 })
  })

  test('a batch that cannot be read is halved until the command that spoils it stands alone and is refused', () => {
    const posting = postingOf(refusedBy('platform.badCommand', 400))
    expect(settle(['a', 'b'], posting).map((one) => one.state)).toEqual(['retry', 'retry'])
    expect(settle(['a'], posting)).toMatchObject([{ state: 'refused', problem: { code: 'platform.badCommand' } }])
  })

  test('a revoked phone is told apart from any other refusal', () => {
    expect(saysRevoked(postingOf(refusedBy('access.deviceRevoked', 403)))).toBe(true)
    expect(saysRevoked(postingOf(refusedBy('platform.notAllowed', 403)))).toBe(false)
  })

  test('nothing is ever dropped: as many settled as sent, whatever the server says', () => {
    const outcome = fc.constantFrom('accepted', 'refused', 'retry', 'silence')
    fc.assert(
      fc.property(fc.array(outcome, { maxLength: 50 }), (outcomes) => {
        const ids = outcomes.map((_, at) => `c${at}`)
        const answers = outcomes.flatMap((said, at): Answer[] => {
          const id = `c${at}`
          if (said === 'accepted') return [{ id, outcome: 'accepted' }]
          if (said === 'retry') return [{ id, outcome: 'retry', afterMs: 1 }]
          if (said === 'refused') return [{ id, outcome: 'refused', problem: { code: 'x', zh: '', en: '' } }]
          return []
        })
        expect(settle(ids, { kind: 'answered', answers }).map((one) => one.id)).toEqual(ids)
      }),
    )
  })
})

describe('waiting', () => {
  test('doubles from two seconds to a minute, and phones of a township do not come back together', () => {
    expect([1, 2, 3, 6, 20].map((failures) => backOff(failures, 1))).toEqual([2000, 4000, 8000, 60_000, 60_000])
    expect(backOff(3, 0)).toBe(4000)
  })

  test('is as long as the server asked, never shorter, and a little different on each phone', () => {
    const answers = [{ outcome: 'accepted' }, { outcome: 'retry', afterMs: 4000 }, { outcome: 'retry', afterMs: 3000 }]
    expect(askedToWait(answers)).toBe(4000)
    expect(askedToWait([{ outcome: 'accepted' }, { outcome: 'refused' }])).toBeUndefined()
    expect([0, 0.5, 1].map((chance) => asAsked(4000, chance))).toEqual([4000, 4200, 4400])
  })
})

describe('a download', () => {
  const at = (minutes: number) => new Date(Date.UTC(2021, 10, 3, 6, minutes))
  const slice = { downloadedAt: at(0).toISOString(), shiftFrom: at(0).toISOString() }

  test('is due after five minutes and said to be stale after an hour', () => {
    expect([4, 5, 59, 60].map((minutes) => freshness(slice, at(minutes)))).toEqual(['fresh', 'due', 'due', 'stale'])
  })

  test('belongs to a shift of twelve hours', () => {
    expect(shiftIsOver(slice, at(12 * 60 - 1))).toBe(false)
    expect(shiftIsOver(slice, at(12 * 60))).toBe(true)
  })
})
