import type pg from 'pg'
import type { AreaId } from '../../../platform/shared/area-id.ts'
import type { PermitKind } from '../../playbooks/zone-rules.ts'
import type { PermitHolder, PermitPayload } from '../permit.ts'

export interface KnownPermit {
  payload: PermitPayload
  state: string
  revokedAt: Date | undefined
}

interface FactsRow {
  id: string
  area_id: AreaId
  kind: PermitKind
  valid_from: Date
  valid_until: Date
  times: number | null
  every_days: number | null
  holder: PermitHolder
  holder_mark: string
  state: string
  revoked_at: Date | null
}

/** What a gate must know of permits, wherever they were issued. Requests that nobody approved are not permits. */
export async function findPermits(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, KnownPermit>> {
  if (ids.length === 0) return new Map()
  const { rows } = await client.query<FactsRow>('select * from checkpoints.permit_facts($1)', [ids])
  const approved = rows.filter((row) => row.state === 'approved' || row.state === 'revoked')
  return new Map(approved.map((row) => [row.id, knownPermit(row)]))
}

/** The permits that hold in a precinct or in one of the areas around it and have not run out, the revoked ones among them. */
export async function permitsHolding(
  client: pg.ClientBase,
  responseIds: readonly string[],
  where: { from: string; to: string; around: readonly AreaId[]; at: Date },
): Promise<KnownPermit[]> {
  if (responseIds.length === 0) return []
  const { rows } = await client.query<FactsRow>(
    'select * from checkpoints.permits_holding($1, $2, $3, $4, $5) order by id',
    [...[responseIds, where.from, where.to, where.around, where.at]],
  )
  return rows.map(knownPermit)
}

function knownPermit(row: FactsRow): KnownPermit {
  return { payload: payloadOf(row), state: row.state, revokedAt: row.revoked_at ?? undefined }
}

export function payloadOf(row: FactsRow): PermitPayload {
  const frequency = row.times === null ? {} : { frequency: { times: row.times, everyDays: row.every_days ?? 0 } }
  return {
    permitId: row.id,
    kind: row.kind,
    areaId: row.area_id,
    from: row.valid_from,
    until: row.valid_until,
    ...frequency,
    holder: row.holder,
    holderMark: row.holder_mark,
    keyId: '',
  }
}

const DAY = 86_400_000

/** When permits with a frequency were used to pass, as far back as their frequency looks. */
export async function permitUses(client: pg.ClientBase, permits: readonly KnownPermit[]): Promise<Map<string, Date[]>> {
  const counted = permits.filter(({ payload }) => payload.frequency)
  const uses = new Map<string, Date[]>()
  if (counted.length === 0) return uses
  const since = new Date(Math.min(...counted.map(({ payload }) => sinceOf(payload))))
  const { rows } = await client.query<{ permit_id: string; made_at: Date }>(
    `select permit_id, made_at from checkpoints.passage
     where permit_id = any($1) and decision = 'passed' and superseded_at is null and made_at >= $2`,
    [counted.map(({ payload }) => payload.permitId), since],
  )
  for (const row of rows) uses.set(row.permit_id, [...(uses.get(row.permit_id) ?? []), row.made_at])
  return uses
}

function sinceOf({ frequency, from }: PermitPayload): number {
  const days = frequency?.everyDays ?? 0
  return days === 0 ? from.getTime() : Date.now() - (days + 4) * DAY
}
