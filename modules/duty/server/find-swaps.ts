import type pg from 'pg'
import type { z } from 'zod'
import type { Action } from '../../../platform/server/action.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { refuse } from '../../../platform/shared/problem.ts'

export interface Swap {
  id: string
  precinctId: string
  areaId: string
  otherAreaId: string
  responseId: string
  rosterId: string
  assignmentId: string
  memberId: string
  otherAssignmentId: string | null
  otherMemberId: string
  state: 'asked' | 'agreed' | 'approved' | 'declined' | 'refused' | 'withdrawn'
  reason: string | null
  decidedWhy: string | null
  askedAt: Date
  agreedAt: Date | null
  decidedAt: Date | null
  decidedBy: string | null
}

const FIND = `select id, precinct_id as "precinctId", area_id as "areaId", other_area_id as "otherAreaId", response_id as "responseId",
    roster_id as "rosterId", assignment_id as "assignmentId", member_id as "memberId", other_assignment_id as "otherAssignmentId",
    other_member_id as "otherMemberId", state, reason, decided_why as "decidedWhy", received_at as "askedAt", agreed_at as "agreedAt",
    decided_at as "decidedAt", decided_by as "decidedBy" from duty.swap`

/** Swaps by id, within the scope. */
export async function findSwaps(client: pg.ClientBase, ids: readonly string[]): Promise<Map<string, Swap>> {
  const { rows } = await client.query<Swap>(`${FIND} where id = any($1::uuid[])`, [ids])
  return new Map(rows.map((row) => [row.id, row]))
}

/** The swap with this id, within the scope. */
export async function findSwap(client: pg.ClientBase, id: string): Promise<Swap | undefined> {
  return (await findSwaps(client, [id])).get(id)
}

/** The swap, held until the end of the transaction. Refuses with platform.notFound. */
export async function holdSwap(client: pg.ClientBase, id: string): Promise<Swap> {
  await client.query('select 1 from duty.swap where id = $1 for update', [id])
  return (await findSwaps(client, [id])).get(id) ?? refuse(platformProblems.notFound())
}

/** Swaps that a member asked for or was asked for, newest first. */
export async function swapsOfMember(client: pg.ClientBase, memberId: string, since: Date): Promise<Swap[]> {
  const { rows } = await client.query<Swap>(
    `${FIND} where (member_id = $1 or other_member_id = $1) and received_at > $2 order by received_at desc limit 50`,
    [memberId, since],
  )
  return rows
}

/** Swaps of a response in one of these states, the oldest first: what a lead has to decide on. */
export async function swapsIn(client: pg.ClientBase, responseId: string, states: readonly string[]): Promise<Swap[]> {
  const { rows } = await client.query<Swap>(
    `${FIND} where response_id = $1 and state = any($2) order by received_at limit 200`,
    [responseId, states],
  )
  return rows
}

/** Swaps under way that give or take one of these assignments. */
export async function openSwapsOf(client: pg.ClientBase, assignmentIds: readonly string[]): Promise<Swap[]> {
  const { rows } = await client.query<Swap>(
    `${FIND} where (assignment_id = any($1::uuid[]) or other_assignment_id = any($1::uuid[])) and state in ('asked', 'agreed')
     order by id`,
    [assignmentIds],
  )
  return rows
}

export const placeOfSwap: Action<z.ZodType<{ swapId: string }>>['place'] = async ({ client }, inputs) => {
  const swaps = await findSwaps(
    client,
    inputs.map(({ swapId }) => swapId),
  )
  return inputs.map(({ swapId }) => {
    const swap = swaps.get(swapId)
    return swap && { areaId: swap.areaId, responseId: swap.responseId }
  })
}

/** For whoever was asked: their place is where they would come from. */
export const placeOfSwapAsked: Action<z.ZodType<{ swapId: string }>>['place'] = async ({ client }, inputs) => {
  const swaps = await findSwaps(
    client,
    inputs.map(({ swapId }) => swapId),
  )
  return inputs.map(({ swapId }) => {
    const swap = swaps.get(swapId)
    return swap && { areaId: swap.otherAreaId, responseId: swap.responseId }
  })
}

export async function setSwap(
  client: pg.ClientBase,
  swap: Swap,
  marks: {
    state: Swap['state']
    agreedAt?: Date
    decidedAt?: Date
    decidedBy?: string | null
    why?: string | undefined
  },
): Promise<void> {
  await client.query(
    `update duty.swap set state = $3, agreed_at = coalesce($4, agreed_at), decided_at = coalesce($5, decided_at),
       decided_by = coalesce($6, decided_by), decided_why = coalesce($7, decided_why)
     where precinct_id = $1 and id = $2`,
    [
      ...[swap.precinctId, swap.id, marks.state],
      ...[marks.agreedAt ?? null, marks.decidedAt ?? null, marks.decidedBy ?? null, marks.why ?? null],
    ],
  )
}
