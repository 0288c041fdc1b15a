import { signPermit, verifyPermit } from '../../../modules/checkpoints/permit-token.ts'
import { newId } from '../../../platform/shared/ids.ts'
import { newSigningKeys } from '../../../platform/shared/signing.ts'
import type { Session } from '../../support/session.ts'

const MINUTE = 60_000

/** The permits that come to the checkpoint, by what is the matter with them. */
export interface Permits {
  good: string
  alsoGood: string
  revoked: string
  forged: string
  /** Runs out at `runsOutAt`, a minute or two after it was issued: nobody can be given one that has run out already. */
  expired: string
  runsOutAt: Date
}

export const plates = {
  good: '甘J88801',
  alsoGood: '甘J88802',
  revoked: '甘J88803',
  forged: '甘J88804',
  expired: '甘J88805',
}

/** Asks for five supply permits and approves them, as a permit desk does; one is revoked, one runs out, one is copied by a forger. */
export async function issuePermits(desk: Session, responseId: string): Promise<Permits> {
  const inAWeek = new Date(Date.now() + 7 * 1_440 * MINUTE)
  const runsOutAt = new Date(Math.ceil((Date.now() + 5_000) / MINUTE) * MINUTE)
  const good = await issue(plates.good, inAWeek)
  const alsoGood = await issue(plates.alsoGood, inAWeek)
  const revoked = await issue(plates.revoked, inAWeek)
  await desk.does('checkpoints.revokePermit', { permitId: revoked.id, reason: 'misused' })
  const { token: genuine } = await issue(plates.forged, inAWeek)
  const expired = await issue(plates.expired, runsOutAt)
  const forged = await forge(genuine)
  return {
    good: good.token,
    alsoGood: alsoGood.token,
    revoked: revoked.token,
    forged,
    expired: expired.token,
    runsOutAt,
  }

  async function issue(plate: string, until: Date) {
    const id = newId()
    await desk.does('checkpoints.requestPermit', {
      ...{ id, responseId, kind: 'supply', areaId: '621121000000000000', holder: 'vehicle', plate },
      ...{ name: '演示司机', phone: '19900000001', reason: '运送蔬菜' },
      ...{ from: new Date(Date.now() - 60 * MINUTE).toISOString(), until: until.toISOString() },
    })
    return desk.does<{ id: string; token: string }>('checkpoints.approvePermit', { permitId: id })
  }

  // What is printed on a genuine one, under our key's name, signed with a key of the forger's own.
  async function forge(genuine: string): Promise<string> {
    const { permitKeys } = await desk.ask<{ permitKeys: Record<string, string> }>('sync.slice', {
      precinctId: '621121100000000000',
    })
    const verified = verifyPermit(genuine, permitKeys)
    if (!('payload' in verified)) throw new Error('the genuine permit does not verify')
    return signPermit(verified.payload, newSigningKeys().privateKey)
  }
}
