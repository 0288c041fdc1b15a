import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { keyIdOf, newSigningKeys } from '../../../platform/shared/signing.ts'
import { permitKinds } from '../../playbooks/zone-rules.ts'
import { type PermitPayload, permitHolders, RequestPermit } from '../permit.ts'
import { findingOf, type PermitUse, whyNotApprove, whyNotPermit, whyNotRequest, whyNotRevoke } from '../permit-rules.ts'
import { holderMark, isHolder, looksLikePermit, signPermit, verifyPermit } from '../permit-token.ts'

const keys = newSigningKeys()
const keyId = keyIdOf(keys.publicKey)
const known = { [keyId]: keys.publicKey }
const holderKey = '00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff'
const village = '621121100001000000'
const township = '621121100000000000'
const elsewhere = '621121101000000000'
const code = (problem?: { code: string }) => problem?.code.replace('checkpoints.', '')
const at = (text: string) => new Date(`${text}+08:00`)

function permit(over: Partial<PermitPayload> = {}): PermitPayload {
  const permitId = over.permitId ?? newId()
  return {
    permitId,
    kind: 'supply',
    areaId: township,
    from: at('2021-11-01T00:00'),
    until: at('2021-11-08T00:00'),
    holder: 'vehicle',
    holderMark: holderMark(permitId, 'vehicle', '甘J12345', holderKey),
    keyId,
    ...over,
  }
}

function use(over: Partial<PermitUse> = {}): PermitUse {
  return { at: at('2021-11-03T14:05'), areaId: township, ...over }
}

describe('the code on a permit', () => {
  test('says, without network, exactly what was signed', () => {
    const minutes = fc.integer({ min: 26_000_000, max: 40_000_000 }).map((one) => new Date(one * 60_000))
    const any = fc.record({
      kind: fc.constantFrom(...permitKinds),
      holder: fc.constantFrom(...permitHolders),
      from: minutes,
      until: minutes,
      frequency: fc.option(
        fc.record({ times: fc.integer({ min: 1, max: 99 }), everyDays: fc.integer({ min: 0, max: 31 }) }),
        {
          nil: undefined,
        },
      ),
    })
    fc.assert(
      fc.property(any, (over) => {
        const payload = permit(over)
        expect(verifyPermit(signPermit(payload, keys.privateKey), known)).toEqual({ payload })
      }),
      { numRuns: 20 },
    )
  })

  test('fits a QR code of version 7 in alphanumeric mode', () => {
    const token = signPermit(permit(), keys.privateKey)
    expect(token).toHaveLength(168)
    expect(token).toMatch(/^MP1:[0-9A-Z $%*+\-./:]+$/)
    expect(looksLikePermit(token)).toBe(true)
    expect(looksLikePermit('https://example.com/pay')).toBe(false)
  })

  test('any changed character is noticed', () => {
    const token = signPermit(permit(), keys.privateKey)
    fc.assert(
      fc.property(fc.integer({ min: 4, max: 167 }), fc.constantFrom(...'0A9Z+'), (place, other) => {
        fc.pre(token[place] !== other)
        const answer = verifyPermit(token.slice(0, place) + other + token.slice(place + 1), known)
        expect(['permitForged', 'permitUnreadable', 'permitKeyUnknown']).toContain('code' in answer && code(answer))
      }),
      { numRuns: 40 },
    )
  })

  test('signed with another key under our key id it is forged; under an unknown key id the phone should update', () => {
    const other = newSigningKeys()
    const forged = signPermit(permit(), other.privateKey)
    expect(verifyPermit(forged, known)).toMatchObject({ code: 'checkpoints.permitForged' })
    const unknown = signPermit(permit({ keyId: keyIdOf(other.publicKey) }), other.privateKey)
    expect(verifyPermit(unknown, known)).toMatchObject({ code: 'checkpoints.permitKeyUnknown' })
  })

  test('anything else is unreadable, never a fault', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(verifyPermit(text, known)).toMatchObject({ code: 'checkpoints.permitUnreadable' })
        expect(verifyPermit(`MP1:${text}`, known)).toMatchObject({ code: 'checkpoints.permitUnreadable' })
      }),
    )
  })

  test('names its holder to who has the key, however the plate is typed, and to nobody else', () => {
    const payload = permit()
    expect(isHolder(payload, '甘j·12345', holderKey)).toBe(true)
    expect(isHolder(payload, '甘J12346', holderKey)).toBe(false)
    expect(isHolder(payload, '甘J12345', holderKey.replace('00', '01'))).toBe(false)
  })
})

describe('whether a permit holds', () => {
  test.each<[string, Partial<PermitPayload>, Partial<PermitUse>, string | undefined]>([
    ['in its time and area', {}, {}, undefined],
    ['at its first minute', {}, { at: at('2021-11-01T00:00') }, undefined],
    ['a minute early', {}, { at: at('2021-10-31T23:59') }, 'permitNotYetValid'],
    ['at its end', {}, { at: at('2021-11-08T00:00') }, 'permitExpired'],
    ['in another township', {}, { areaId: elsewhere }, 'permitWrongArea'],
    ['at a village gate inside its township', {}, { areaId: village }, undefined],
    ['on the way out of its village', { areaId: village }, { areaId: township }, undefined],
    ['with another plate', {}, { isHolder: false }, 'permitWrongHolder'],
    ['after it was revoked', {}, { revokedAt: at('2021-11-02T09:00') }, 'permitRevoked'],
    ['before it was revoked', {}, { revokedAt: at('2021-11-04T09:00') }, undefined],
  ])('%s', (_, over, used, name) => {
    expect(code(whyNotPermit(permit(over), use(used)))).toBe(name)
  })

  test('once in two days means not today and not yesterday', () => {
    const one = permit({ frequency: { times: 1, everyDays: 2 } })
    expect(whyNotPermit(one, use({ usedAt: [at('2021-11-01T23:59')] }))).toBeUndefined()
    expect(whyNotPermit(one, use({ usedAt: [at('2021-11-02T00:00')] }))).toMatchObject({
      params: { times: 1, days: '2021-11-02 – 2021-11-03' },
    })
  })

  test('a visitor permit for two passages in all ends with the second', () => {
    const one = permit({ kind: 'visitor', frequency: { times: 2, everyDays: 0 } })
    expect(whyNotPermit(one, use({ usedAt: [at('2021-11-01T08:00')] }))).toBeUndefined()
    expect(code(whyNotPermit(one, use({ usedAt: [at('2021-11-01T08:00'), at('2021-11-02T08:00')] })))).toBe(
      'permitUsedUp',
    )
  })

  test('revoked after the download: the phone lets through, the server accepts with a mark', () => {
    const revoked = { revokedAt: at('2021-11-03T10:00') }
    const offline = use({ ...revoked, revocationsKnownAt: at('2021-11-03T08:00') })
    expect(findingOf({ payload: permit() }, offline)).toEqual({ kind: 'supply', revokedWhileOffline: true })
    const informed = use({ ...revoked, revocationsKnownAt: at('2021-11-03T11:00') })
    expect(findingOf({ payload: permit() }, informed).problem?.code).toBe('checkpoints.permitRevoked')
    expect(findingOf({ payload: permit() }, use(revoked)).problem?.code).toBe('checkpoints.permitRevoked')
  })

  test('a code that does not verify is a finding without a kind', () => {
    expect(findingOf(verifyPermit('MP1:XX', known), use())).toMatchObject({
      problem: { code: 'checkpoints.permitUnreadable' },
    })
  })
})

describe('asking, approving, revoking', () => {
  const request = (over: object = {}) =>
    RequestPermit.parse({
      id: newId(),
      responseId: newId(),
      kind: 'supply',
      areaId: township,
      holder: 'vehicle',
      plate: '甘J12345',
      name: '示例乙',
      phone: '13800005678',
      reason: '运送蔬菜',
      from: '2021-11-01T00:00:00+08:00',
      until: '2021-11-08T00:00:00+08:00',
      ...over,
    })

  test('a request needs its holder, a good number and a span', () => {
    expect(whyNotRequest(request(), 14)).toBeUndefined()
    expect(code(whyNotRequest(request({ plate: undefined }), 14))).toBe('permitHolderMissing')
    expect(code(whyNotRequest(request({ holder: 'person' }), 14))).toBe('permitHolderMissing')
    expect(whyNotRequest(request({ identityNumber: '110105194912310021' }), 14)?.code).toBe(
      'codes.identityNumberChecksum',
    )
    expect(whyNotRequest(request({ phone: '123' }), 14)?.code).toBe('codes.mobileLength')
    expect(code(whyNotRequest(request(), 5))).toBe('permitSpan')
    expect(code(whyNotRequest(request({ until: '2021-10-01T00:00:00+08:00' }), 14))).toBe('permitSpan')
  })

  test('only a request is approved, only an approved permit is revoked', () => {
    const { from, until } = permit()
    expect(whyNotApprove({ state: 'requested', from, until }, {}, 14)).toBeUndefined()
    expect(code(whyNotApprove({ state: 'revoked', from, until }, {}, 14))).toBe('permitWrongState')
    expect(code(whyNotApprove({ state: 'requested', from, until }, { until: '2022-11-01T00:00:00Z' }, 14))).toBe(
      'permitSpan',
    )
    expect(whyNotRevoke({ state: 'approved' })).toBeUndefined()
    expect(code(whyNotRevoke({ state: 'requested' }))).toBe('permitWrongState')
  })
})
