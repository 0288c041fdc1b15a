import fc from 'fast-check'
import { expect, test } from 'vitest'
import { joinPersonal, splitPersonal } from '../../../platform/shared/personal.ts'
import { problemText } from '../../../platform/shared/problem.ts'
import { permitKinds } from '../../playbooks/zone-rules.ts'
import { decisions, peopleIn, RecordPassage, reasons, receivers, refusalGrades } from '../passage.ts'
import type { PermitFinding } from '../permit-rules.ts'
import { problems } from '../problems.ts'
import {
  type DecideFacts,
  decisionFromRules,
  fevers,
  nextRefusalGrade,
  revokedWhileOffline,
  whyNotDecide,
  whyNotPass,
} from '../rules.ts'
import { samplePassage } from './sample-passage.ts'

// Plates, names and numbers here are made up.
const free: DecideFacts = { feverFrom: 37.3, permits: 'notNeeded' }
const gated: DecideFacts = { feverFrom: 37.3, permits: ['supply', 'exit'] }

const code = (problem?: { code: string }) => problem?.code.replace('checkpoints.', '')
const finding = fc.option(
  fc.oneof(
    fc.constantFrom(...permitKinds).map((kind): PermitFinding => ({ kind })),
    fc.constantFrom(...permitKinds).map((kind): PermitFinding => ({ kind, problem: problems.permitRevoked() })),
    fc.constant<PermitFinding>({ problem: problems.permitForged() }),
  ),
  { nil: undefined },
)
const anyPerson = fc.record(
  {
    temperature: fc.integer({ min: 340, max: 430 }).map((tenths) => tenths / 10),
    onFollowUp: fc.boolean(),
    originClass: fc.constantFrom('sameCounty', 'abroad', 'controlledZone'),
  },
  { requiredKeys: [] },
)
const anyFacts = fc.record({
  feverFrom: fc.constant(37.3),
  permits: fc.oneof(fc.constant('notNeeded' as const), fc.subarray([...permitKinds])),
  shown: finding,
})
const anyPassage = fc
  .record(
    {
      people: fc.array(anyPerson, { maxLength: 4 }),
      decision: fc.constantFrom(...decisions),
      reason: fc.constantFrom(...reasons),
      note: fc.constant('情况紧急'),
      handedOverTo: fc.constantFrom(...receivers),
      refusalGrade: fc.constantFrom(...refusalGrades),
    },
    { requiredKeys: ['people', 'decision'] },
  )
  .map(samplePassage)

test('an ordinary vehicle passes where no permit is needed', () => {
  expect(decisionFromRules(samplePassage(), free)).toEqual({ decision: 'passed' })
})

test('a fever at 37.3 does not simply pass, 37.2 does, and the medic is proposed', () => {
  const cool = samplePassage({ people: [{ temperature: 37.2 }] })
  const hot = samplePassage({ people: [{ temperature: 36.5 }, { temperature: 37.3 }] })
  expect(whyNotPass(cool, free)).toBeUndefined()
  expect(whyNotPass(hot, free)).toMatchObject({ params: { temperature: 37.3, threshold: 37.3 } })
  expect(decisionFromRules(hot, free)).toMatchObject({ decision: 'handedOver', handedOverTo: 'medic', reason: 'fever' })
  expect(fevers(hot, 37.3)).toHaveLength(1)
})

test('a fever passes once a follow-up was opened for that person', () => {
  expect(whyNotDecide(samplePassage({ people: [{ temperature: 37.5, onFollowUp: true }] }), free)).toBeUndefined()
})

test('where permits are needed, none, one of another kind and a revoked one turn a vehicle back', () => {
  expect(decisionFromRules(samplePassage(), gated)).toMatchObject({ decision: 'turnedBack', reason: 'noPermit' })
  expect(decisionFromRules(samplePassage(), { ...gated, shown: { kind: 'visitor' } })).toMatchObject({
    reason: 'noPermit',
  })
  const revoked = { ...gated, shown: { kind: 'supply' as const, problem: problems.permitRevoked() } }
  expect(decisionFromRules(samplePassage(), revoked)).toMatchObject({ decision: 'turnedBack', reason: 'permitRevoked' })
})

test('a vehicle passes on its own permit, or when each occupant shows one', () => {
  const two = samplePassage({ people: [{}, {}] })
  expect(whyNotPass(two, { ...gated, shown: { kind: 'supply' } })).toBeUndefined()
  expect(whyNotPass(two, { ...gated, shownByPeople: [{ kind: 'exit' }, { kind: 'exit' }] })).toBeUndefined()
  expect(code(whyNotPass(two, { ...gated, shownByPeople: [{ kind: 'exit' }, undefined] }))).toBe('permitNeeded')
})

test('a forged permit is not passed even where none is needed', () => {
  const facts = { ...free, shown: { problem: problems.permitForged() } }
  expect(code(whyNotDecide(samplePassage(), facts))).toBe('permitForged')
  expect(decisionFromRules(samplePassage(), facts).reason).toBe('permitForged')
})

test('someone from a controlled zone passes only on a permit', () => {
  const from = samplePassage({ people: [{ originClass: 'controlledZone' }] })
  expect(decisionFromRules(from, free)).toMatchObject({ reason: 'fromControlledZone' })
  expect(whyNotPass(from, { ...free, shown: { kind: 'workResumption' } })).toBeUndefined()
})

test('a medical permit always routes, and is never turned back', () => {
  const facts = { ...gated, shown: { kind: 'medical' as const } }
  const hot = { people: [{ temperature: 39 }] }
  expect(whyNotPass(samplePassage(hot), facts)).toBeUndefined()
  expect(code(whyNotDecide(samplePassage({ ...hot, decision: 'turnedBack', reason: 'fever' }), facts))).toBe(
    'careNotRefused',
  )
  const handed = { ...hot, decision: 'handedOver', reason: 'fever', handedOverTo: 'medic' }
  expect(whyNotDecide(samplePassage(handed), facts)).toBeUndefined()
})

test.each([
  [{ decision: 'turnedBack' }, 'reasonMissing'],
  [{ decision: 'turnedBack', reason: 'other' }, 'noteMissing'],
  [{ decision: 'handedOver', reason: 'fever' }, 'receiverMissing'],
  [{ decision: 'turnedBack', reason: 'fever', handedOverTo: 'medic' }, 'receiverUncalled'],
  [{ decision: 'passed', reason: 'fever' }, 'passedWithReason'],
  [{ decision: 'turnedBack', reason: 'refusedCheck' }, 'refusalGradeMissing'],
  [{ decision: 'turnedBack', reason: 'refusedCheck', refusalGrade: 'handedToPolice' }, 'refusalGradeMismatch'],
  [
    { decision: 'handedOver', reason: 'refusedCheck', handedOverTo: 'police', refusalGrade: 'notified' },
    'refusalGradeMismatch',
  ],
])('the decision %j is refused with %s', (over, name) => {
  expect(code(whyNotDecide(samplePassage(over), free))).toBe(name)
})

test('the police come after persuading and notifying, or the note says why at once', () => {
  const police = {
    decision: 'handedOver',
    reason: 'refusedCheck',
    handedOverTo: 'police',
    refusalGrade: 'handedToPolice',
  }
  expect(code(whyNotDecide(samplePassage(police), free))).toBe('refusalStepSkipped')
  expect(code(whyNotDecide(samplePassage(police), { ...free, gradeBefore: 'persuaded' }))).toBe('refusalStepSkipped')
  expect(whyNotDecide(samplePassage(police), { ...free, gradeBefore: 'notified' })).toBeUndefined()
  expect(whyNotDecide(samplePassage({ ...police, note: '冲卡' }), free)).toBeUndefined()
  expect([undefined, ...refusalGrades].map(nextRefusalGrade)).toEqual([
    'persuaded',
    'notified',
    'handedToPolice',
    'handedToPolice',
  ])
})

test('no passage that can stand lets a fever, a bad permit or a missing one simply pass', () => {
  fc.assert(
    fc.property(anyPassage, anyFacts, (one, facts) => {
      if (one.decision !== 'passed' || whyNotDecide(one, facts)) return
      if (facts.shown?.kind === 'medical' && !facts.shown.problem) return
      expect(facts.shown?.problem).toBeUndefined()
      expect(fevers(one, 37.3).every((person) => person.onFollowUp)).toBe(true)
      if (facts.permits !== 'notNeeded') expect(facts.permits).toContain(facts.shown?.kind)
    }),
  )
})

test('every passage that can stand and did not pass has a reason, and one that was handed over has a receiver', () => {
  fc.assert(
    fc.property(anyPassage, anyFacts, (one, facts) => {
      if (one.decision === 'passed' || whyNotDecide(one, facts)) return
      expect(one.reason).toBeDefined()
      expect(one.handedOverTo !== undefined).toBe(one.decision === 'handedOver')
    }),
  )
})

test('what the rules propose can always stand', () => {
  fc.assert(
    fc.property(anyPassage, anyFacts, (one, facts) => {
      const { problem: _, ...proposal } = decisionFromRules(one, facts)
      expect(whyNotDecide({ people: one.people, ...proposal }, facts)).toBeUndefined()
    }),
  )
})

test('a revocation the phone could not know lets the passage stand, and is raised', () => {
  const facts = { ...gated, shown: { kind: 'supply' as const, revokedWhileOffline: true } }
  expect(whyNotDecide(samplePassage(), facts)).toBeUndefined()
  expect(revokedWhileOffline(facts)).toBe(true)
  expect(revokedWhileOffline(gated)).toBe(false)
})

test('people are counted with and without names', () => {
  expect(peopleIn(samplePassage({ people: [{}, {}] }))).toBe(2)
  expect(peopleIn(samplePassage({ people: [{}], peopleCount: 40 }))).toBe(40)
  expect(peopleIn(samplePassage({ people: [] }))).toBe(1)
})

test('plate, number, name, phone and note are sealed; temperature and decision stay in the open', () => {
  const one = samplePassage({
    people: [{ name: '示例甲', identityNumber: '11010519491231002x', phone: '13800005678', temperature: 37.5 }],
    note: '示例备注',
  })
  const { open, personal } = splitPersonal(RecordPassage, one)
  const text = JSON.stringify(open)
  for (const secret of ['甘J12345', '11010519491231002X', '示例甲', '13800005678', '示例备注']) {
    expect(text).not.toContain(secret)
    expect(JSON.stringify(personal)).toContain(secret)
  }
  expect(text).toContain('37.5')
  expect(joinPersonal(open, personal)).toEqual(one)
})

test('a temperature out of range or finer than a tenth is refused at the edge', () => {
  for (const temperature of [33.9, 43.1, 36.55]) expect(() => samplePassage({ people: [{ temperature }] })).toThrow()
  for (let tenths = 340; tenths <= 430; tenths++) samplePassage({ people: [{ temperature: tenths / 10 }] })
})

test('every problem speaks both languages', () => {
  for (const make of Object.values(problems)) {
    expect(problemText(make(), 'zh')).toMatch(/[\u4e00-\u9fff].*。$/)
    expect(problemText(make(), 'en')).toMatch(/^[A-Z].*\.$/)
  }
})
