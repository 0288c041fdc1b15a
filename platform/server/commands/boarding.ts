import type { CommandAnswer } from '../../shared/command.ts'
import { scopeOf } from '../actor.ts'
import type { Order } from './order.ts'

/** A phone that sends the same command twice in one batch is answered twice and recorded once. */
export function firstOfEachId(orders: readonly Order[]): Order[] {
  const byId = new Map<string, Order>()
  for (const order of orders) if (!byId.has(order.command.id)) byId.set(order.command.id, order)
  return [...byId.values()]
}

/** What row security lets all of them see together; each command's own authority is asked besides. */
export function scopeOfAll(orders: readonly Order[]): { scope: string; organisations: string } {
  const now = new Date()
  const byPermission = Map.groupBy(orders, (order) => order.action.permission)
  const scopes = [...byPermission].map(([permission, some]) =>
    scopeOf([...new Set(some.map((order) => order.actor))], permission, now),
  )
  return {
    scope: scopes.length === 1 ? (scopes[0]?.spans as string) : joinSpans(scopes.map((one) => one.spans)),
    organisations: [...new Set(scopes.flatMap((one) => one.organisations.split(',')).filter(Boolean))].join(','),
  }
}

function joinSpans(spans: readonly string[]): string {
  return `{${spans
    .map((one) => one.slice(1, -1))
    .filter(Boolean)
    .join(',')}}`
}

/** Rows of orders that can run together: step by step through each request, the same action side by side. */
export function* stepsOf(
  requests: readonly (readonly Order[])[],
  first: ReadonlySet<Order>,
  answered: ReadonlyMap<string, CommandAnswer>,
): Generator<Order[]> {
  const queues = requests.map((request) =>
    request.filter((order) => first.has(order) && !answered.has(order.command.id)),
  )
  while (queues.some((queue) => queue.length > 0)) {
    const name = queues.find((queue) => queue.length > 0)?.[0]?.action.name
    const group: Order[] = []
    for (const queue of queues) while (queue[0]?.action.name === name) group.push(queue.shift() as Order)
    yield group
  }
}
