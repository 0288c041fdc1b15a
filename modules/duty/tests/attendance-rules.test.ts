import { expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { newSigningKeys } from '../../../platform/shared/signing.ts'
import { type Mark, sumOfMarks, whyNotMark } from '../attendance-rules.ts'
import { signPostCode, whyNotPostCode } from '../post-code.ts'

// 08:00 to 20:00 in China.
const due = { from: new Date('2022-09-14T00:00:00Z'), until: new Date('2022-09-14T12:00:00Z') }
const at = (clock: string, day = '2022-09-14') => new Date(`${day}T${clock}:00+08:00`)
const mark = (kind: Mark['kind'], clock: string, more: Partial<Mark> = {}): Mark => ({
  ...{ id: newId(), kind, how: 'phone', at: at(clock), reason: null },
  ...more,
})
const whyNot = (one: Mark, marks: Mark[] = [], receivedAt = at('20:30')) =>
  whyNotMark(one, { due, marks, receivedAt })?.code

test('marks add up to coming, leaving, breaks, late and early', () => {
  const marks = [mark('in', '08:12'), mark('breakFrom', '12:00'), mark('breakUntil', '12:45'), mark('out', '19:30')]
  expect(sumOfMarks(marks, due)).toMatchObject({
    ...{ inAt: at('08:12'), outAt: at('19:30'), absent: false },
    ...{ lateMinutes: 12, earlyMinutes: 30, breakMinutes: 45 },
  })
  expect(sumOfMarks([mark('in', '08:05'), mark('out', '19:56')], due)).toMatchObject({
    lateMinutes: 0,
    earlyMinutes: 0,
  })
  expect(sumOfMarks([mark('in', '07:50'), mark('breakFrom', '12:00'), mark('out', '13:00')], due).breakMinutes).toBe(60)
  expect(sumOfMarks([mark('absent', '09:00', { reason: 'traffic' })], due)).toMatchObject({
    ...{ inAt: null, absent: true, absentReason: 'traffic' },
  })
})

test('a lead’s tick and the phone’s own record are two witnesses; the earlier coming counts, and it outweighs an absence', () => {
  const [lead, phone] = [mark('in', '08:20', { how: 'lead' }), mark('in', '07:58')]
  expect(whyNot(phone, [lead])).toBeUndefined()
  expect(sumOfMarks([lead, phone], due)).toMatchObject({ inAt: at('07:58'), lateMinutes: 0 })
  expect(whyNot(mark('in', '08:30'), [phone])).toBe('duty.checkedInAlready')
  const absent = mark('absent', '08:30', { how: 'lead', reason: 'unreachable' })
  expect(whyNot(phone, [absent])).toBeUndefined()
  expect(sumOfMarks([absent, phone], due)).toMatchObject({ absent: false, inAt: at('07:58') })
  expect(whyNot(absent, [phone])).toBe('duty.presentAlready')
})

test('what came a day late is believed, a clock wrong by a day is told', () => {
  const nextDay = at('21:00', '2022-09-15')
  expect(whyNot(mark('in', '07:55'), [], nextDay)).toBeUndefined()
  for (const day of ['2022-09-13', '2022-09-15'])
    expect(whyNot(mark('in', '07:55', { at: at('07:55', day) }), [], nextDay)).toBe('duty.notThenIn')
  expect(whyNot(mark('in', '07:55', { at: at('07:55', '2022-09-20') }), [], nextDay)).toBe('duty.attendanceAhead')
  expect(whyNot(mark('in', '07:55'), [], at('09:00', '2022-09-18'))).toBe('duty.attendanceTooOld')
  expect(whyNot(mark('in', '07:55', { how: 'paper' }), [], at('09:00', '2022-09-28'))).toBeUndefined()
})

test('marks keep their order: nobody leaves or rests before coming, or twice', () => {
  const came = mark('in', '08:00')
  expect(whyNot(mark('out', '19:00'))).toBe('duty.notCheckedIn')
  expect(whyNot(mark('out', '07:30'), [came])).toBe('duty.outBeforeIn')
  expect(whyNot(mark('out', '20:05'), [came, mark('out', '20:00')])).toBe('duty.checkedOutAlready')
  expect(whyNot(mark('breakUntil', '12:00'), [came])).toBe('duty.notOnBreak')
  expect(whyNot(mark('breakFrom', '12:10'), [came, mark('breakFrom', '12:00')])).toBe('duty.onBreakAlready')
  expect(whyNot(mark('out', '09:00', { at: at('09:00', '2022-09-15') }), [came], at('10:00', '2022-09-15'))).toBe(
    'duty.notThenOut',
  )
  expect(whyNot(mark('absent', '07:00'), [], at('07:00'))).toBe('duty.absentBeforeStart')
})

test('the code of the post is proved without a network; yesterday’s, another post’s and a made-up one are told apart', () => {
  const { privateKey, publicKey } = newSigningKeys()
  const postId = newId()
  const facts = { postId, at: at('08:00'), publicKeys: { '2022-09-14': publicKey, '2022-09-13': publicKey } }
  const shown = (clock: string, day?: string) => signPostCode(postId, at(clock, day), privateKey)
  expect(whyNotPostCode(shown('08:00'), facts)).toBeUndefined()
  expect(whyNotPostCode(shown('07:58'), facts)).toBeUndefined()
  expect(whyNotPostCode(shown('07:57'), facts)?.code).toBe('duty.codeOld')
  const yesterday = whyNotPostCode(shown('08:00', '2022-09-13'), facts)
  expect(yesterday).toMatchObject({ code: 'duty.codeOld', params: { shown: '2022-09-13 08:00' } })
  expect(whyNotPostCode(shown('08:00', '2022-09-15'), facts)?.code).toBe('duty.codeAhead')
  expect(whyNotPostCode(signPostCode(newId(), at('08:00'), privateKey), facts)?.code).toBe('duty.codeOtherPost')
  expect(whyNotPostCode(signPostCode(postId, at('08:00'), newSigningKeys().privateKey), facts)?.code).toBe(
    'duty.codeForged',
  )
  expect(whyNotPostCode('https://example.org/', facts)?.code).toBe('duty.codeUnreadable')
  // Turns of thirty seconds: the text changes from one to the next.
  expect(shown('08:00')).not.toBe(signPostCode(postId, new Date(at('08:00').getTime() + 30_000), privateKey))
})
