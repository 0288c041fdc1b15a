import type { PermitKind } from '../../../modules/playbooks/zone-rules.ts'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import { newId } from '../../../platform/shared/ids.ts'
import type { Worker } from '../worker-at-desk.ts'
import { COUNTY } from './county.ts'
import { madeUpIdentityNumber, madeUpMobile, madeUpName, madeUpPlate } from './made-up.ts'

/** A permit as the demo's gates meet it. */
export interface DemoPermit {
  id: string
  kind: PermitKind
  plate?: string
  identityNumber?: string
  /** The village it is for; the whole county where left out. */
  areaId: AreaId
  until: Date
  revokedAt?: Date
}

const HOUR = 3_600_000
const NUMBERS_FROM = 20_000

const reasons: Partial<Record<PermitKind, string>> = {
  supply: '运送蔬菜、米面油和药品',
  workResumption: '职工上下班',
  exit: '购买生活物资',
  medical: '定期到县医院透析',
}

interface Plan {
  kind: PermitKind
  areaId: AreaId
  until: Date
}

/** Issues the permits at the beginning; a few run out after a day. `controlled` are the villages that nobody leaves without one. */
export async function issuePermits(
  desk: Worker,
  { responseId, controlled, from }: { responseId: string; controlled: readonly AreaId[]; from: Date },
): Promise<DemoPermit[]> {
  const late = new Date(from.getTime() + 12 * 24 * HOUR)
  const soon = new Date(from.getTime() + 26 * HOUR)
  const some = (count: number, kind: PermitKind, areaId: AreaId, until: Date) =>
    Array.from({ length: count }, () => ({ kind, areaId, until }))
  const plans: Plan[] = [
    ...some(22, 'supply', COUNTY, late),
    ...some(4, 'supply', COUNTY, soon),
    ...some(12, 'workResumption', COUNTY, late),
    ...some(2, 'workResumption', COUNTY, soon),
    ...some(6, 'medical', COUNTY, late),
    ...controlled.flatMap((areaId) => some(10, 'exit', areaId, late)),
  ]
  return Promise.all(plans.map((plan, at) => issue(desk, responseId, from, plan, NUMBERS_FROM + at)))
}

async function issue(desk: Worker, responseId: string, from: Date, plan: Plan, n: number): Promise<DemoPermit> {
  const permit = { id: newId(), ...plan, ...holderOf(plan.kind, n) }
  await ask(desk, responseId, from, permit, n)
  await desk.does('checkpoints.approvePermit', { permitId: permit.id })
  return permit
}

/** Requests that wait for the desk's decision when the demo begins. */
export async function leaveRequests(desk: Worker, responseId: string, areaId: AreaId, from: Date): Promise<void> {
  const until = new Date(from.getTime() + 5 * 24 * HOUR)
  const kinds: PermitKind[] = ['supply', 'exit', 'exit', 'medical', 'workResumption']
  for (const [at, kind] of kinds.entries()) {
    const n = NUMBERS_FROM + 500 + at
    await ask(desk, responseId, from, { id: newId(), kind, areaId, until, ...holderOf(kind, n) }, n)
  }
}

export async function revokeSome(desk: Worker, permits: DemoPermit[], at: Date): Promise<void> {
  const supply = permits.filter(({ kind, until }) => kind === 'supply' && until.getTime() - at.getTime() > 24 * HOUR)
  for (const permit of supply.slice(0, 3)) {
    await desk.does('checkpoints.revokePermit', { permitId: permit.id, reason: 'misused' })
    permit.revokedAt = at
  }
}

function holderOf(kind: PermitKind, n: number): { plate?: string; identityNumber?: string } {
  const byVehicle = kind === 'supply' || kind === 'workResumption'
  return byVehicle ? { plate: madeUpPlate(n) } : { identityNumber: madeUpIdentityNumber(n) }
}

function ask(desk: Worker, responseId: string, from: Date, permit: DemoPermit, n: number): Promise<unknown> {
  const { id, kind, areaId, until, plate, identityNumber } = permit
  return desk.does('checkpoints.requestPermit', {
    id,
    responseId,
    kind,
    areaId,
    holder: plate ? 'vehicle' : 'person',
    ...(plate ? { plate } : { identityNumber }),
    name: madeUpName(n),
    phone: madeUpMobile(n),
    reason: reasons[kind] ?? '演示',
    from: from.toISOString(),
    until: until.toISOString(),
  })
}
