import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { problemText } from '../../../platform/shared/problem.ts'
import { overrideRule } from '../overrides.ts'
import type { Deed } from '../prohibitions.ts'
import { isFever, passageRule, shiftMisfit, whyNotAllowed, whyNotOffered } from '../rules.ts'
import { loadRulePack } from '../server/load-rule-pack.ts'

const eighth = await loadRulePack('cn-8e')
const ninth = await loadRulePack('cn-9e')
const classB = await loadRulePack('cn-bb')
const harmless: Deed = {
  deed: 'turnBack',
  placeLevel: 'sealed',
  withinRule: true,
  hasOrder: true,
  mayIsolateAtHome: false,
}

test('37.3 °C is a fever, 37.2 is not', () => {
  expect([37.2, 37.3, 37.5].map((celsius) => isFever(eighth, celsius))).toEqual([false, true, true])
})

test('under class B there are no zones, no checkpoints and no isolation, and data close-out is due', () => {
  expect(whyNotOffered(classB, 'monitoring')).toBeUndefined()
  for (const offer of ['zones', 'checkpoints', 'isolation', 'sampling'] as const) {
    expect(whyNotOffered(classB, offer)?.code).toBe('playbooks.notOffered')
  }
  expect([classB.zones, classB.classes, classB.checkpoints, classB.closeOutDue.value]).toEqual([
    undefined,
    undefined,
    undefined,
    true,
  ])
})

describe('what lets a person through', () => {
  test('only a medical need leads out of a sealed area; supplies may come in', () => {
    const place = { level: 'sealed', measure: 'stayInHome' } as const
    expect(passageRule(eighth, place, 'leave')?.permits.value).toEqual(['medical'])
    expect(passageRule(eighth, place, 'enter')?.permits.value).toContain('supply')
  })
  test('one person a household every two days leaves a controlled area', () => {
    const rule = passageRule(eighth, { level: 'controlled', measure: 'noExit' }, 'leave')
    expect(rule?.household?.value).toEqual({ people: 1, everyDays: 2 })
    expect(rule?.permits.value).toContain('exit')
  })
  test('a place in no zone is free to pass, and so is all of it under class B', () => {
    expect(passageRule(ninth, { level: 'routine', measure: 'none' }, 'leave')?.permits.value).toBe('notNeeded')
    expect(passageRule(classB, { level: 'high', measure: 'stayInHome' }, 'leave')).toBeUndefined()
  })
  test('staying in place needs a permit whatever the level', () => {
    const rule = passageRule(ninth, { level: 'high', measure: 'stayInPlaceOrder' }, 'enter')
    expect(rule?.permits.value).toContain('workResumption')
  })
})

describe('over-escalation is refused', () => {
  test.each<[string, Partial<Deed>]>([
    ['a travel limit wider than the zones', { deed: 'limitTravel', placeLevel: 'low' }],
    ['turning back people from a low-risk area', { deed: 'turnBack', placeLevel: 'low' }],
    ['a zone held longer than the rule', { deed: 'extendZone', withinRule: false }],
    ['a class made wider', { deed: 'widenClass', withinRule: false }],
    ['an isolation made longer', { deed: 'extendFollowUp', withinRule: false }],
    ['refusing care', { deed: 'refuseCare' }],
    ['isolating a student who returns home', { deed: 'isolateReturningStudent' }],
    ['a checkpoint without an order', { deed: 'openCheckpoint', hasOrder: false }],
    ['closing the market of a low-risk area', { deed: 'closePlace', placeLevel: 'low' }],
    ['isolating who may isolate at home', { deed: 'isolate', mayIsolateAtHome: true }],
  ])('%s', (_story, facts) => {
    const deed = { ...harmless, ...facts }
    const why = whyNotAllowed(ninth, deed)
    expect(why?.code).toBe('playbooks.prohibited')
    expect(why && problemText(why, 'zh')).toMatch(/不准.*请填写批准人和文件依据/)
    expect(whyNotAllowed(ninth, { ...deed, approver: '测试批准人' })?.code).toBe('playbooks.prohibited')
    expect(
      whyNotAllowed(ninth, { ...deed, approver: '测试批准人', legalReference: '测试文件〔2022〕1号' }),
    ).toBeUndefined()
  })
  test('what stays within the rules is not', () => {
    expect(whyNotAllowed(ninth, harmless)).toBeUndefined()
    expect(whyNotAllowed(ninth, { ...harmless, deed: 'openCheckpoint' })).toBeUndefined()
  })
})

describe('an operator overrides one value', () => {
  const ground = { approver: '测试批准人', legalReference: '测试文件〔2021〕1号', at: '2021-09-01T00:00:00Z' }
  test('and the pack remembers what stood there, by whom and why', () => {
    const answer = overrideRule(eighth, {
      ...ground,
      path: 'zones.controlled.outing',
      value: { people: 1, everyDays: { least: 3, most: 3 } },
    })
    const outing = 'pack' in answer ? answer.pack.zones?.[1]?.outing : undefined
    expect(outing?.value.everyDays.most).toBe(3)
    expect(outing?.overridden).toMatchObject({ was: { everyDays: { least: 2, most: 3 } }, approver: '测试批准人' })
    expect(eighth.zones?.[1]?.outing?.value.everyDays.least).toBe(2)
  })
  test.each([
    [
      'without a ground',
      { path: 'fever.thresholdCelsius', value: 37.5, approver: ' ' },
      'playbooks.overrideNeedsGround',
    ],
    ['of a value that is not there', { path: 'fever.threshold', value: 37.5 }, 'playbooks.noSuchRuleValue'],
    ['of something that is no value', { path: 'constructor.prototype', value: 1 }, 'playbooks.noSuchRuleValue'],
    ['with a word for a number', { path: 'fever.thresholdCelsius', value: 'hot' }, 'playbooks.overrideNotValid'],
    ['with nonsense', { path: 'fever.thresholdCelsius', value: 99 }, 'playbooks.overrideNotValid'],
  ])('but not %s', (_story, change, code) => {
    expect(overrideRule(eighth, { ...ground, ...change })).toMatchObject({ problem: { code } })
  })
})

test('shifts of equal length that follow each other round the clock always fit', () => {
  fc.assert(
    fc.property(fc.constantFrom(2, 3, 4, 6, 8, 12), fc.nat(23), (length, start) => {
      const at = (hour: number) => `${String(hour % 24).padStart(2, '0')}:00`
      const shifts = Array.from({ length: 24 / length }, (_, n) => ({
        from: at(start + n * length),
        until: at(start + (n + 1) * length),
      }))
      expect(shiftMisfit({ hours: { from: '00:00', until: '24:00' }, shifts })).toBeUndefined()
      if (shifts.length > 1) {
        expect(shiftMisfit({ hours: { from: '00:00', until: '24:00' }, shifts: shifts.slice(1) })?.misfit).toBe('gap')
      }
    }),
  )
})
