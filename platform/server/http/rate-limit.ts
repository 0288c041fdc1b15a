import type { FastifyReply } from 'fastify'
import { Refusal } from '../../shared/problem.ts'
import { platformProblems } from '../problems.ts'

/** Lets each key go `burst` times at once, and `perSecond` times a second in the long run. */
export interface Limit {
  /** The whole seconds to wait, 0 when it may go now. */
  take(key: string): number
}

const KEYS_KEPT = 50_000

/**
 * Counts in memory, on each server by itself: it keeps one caller from using up a server, nothing more. By a clock that only
 * goes forward: were it the wall's and went back a day, nobody could sign in for a day.
 */
export function limitOf(
  { burst, perSecond }: { burst: number; perSecond: number },
  now = () => performance.now(),
): Limit {
  const left = new Map<string, { tokens: number; at: number }>()
  return {
    take(key) {
      const at = now()
      const before = left.get(key) ?? { tokens: burst, at }
      const tokens = Math.min(burst, before.tokens + ((at - before.at) / 1000) * perSecond)
      // The oldest key goes first when there are too many: it has most likely filled up again.
      left.delete(key)
      if (left.size >= KEYS_KEPT) left.delete(left.keys().next().value as string)
      left.set(key, { tokens: tokens >= 1 ? tokens - 1 : tokens, at })
      return tokens >= 1 ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond))
    },
  }
}

/** What strangers may ask: an office shares one address, and its browsers load their pages from elsewhere. */
export const strangers = { burst: 300, perSecond: 20 }
/** Files in and out cost the server most: so many for one account at once, each way, then one every two seconds. */
export const filesLimit = (burst: number) => limitOf({ burst, perSecond: 0.5 })

const ASKED_BY_STRANGERS = /^\/(api\/auth\/|api\/open\/|api\/feeds\/|api\/openapi|api$|healthz|metrics)/

export const isAskedByStrangers = (url: string) => ASKED_BY_STRANGERS.test(url)

/** The refusal when a key went too often, with how long to wait in the header too; undefined when it may go. */
export function whyNotNow(limit: Limit, key: string, reply: FastifyReply): Refusal | undefined {
  const seconds = limit.take(key)
  if (seconds === 0) return undefined
  reply.header('retry-after', String(seconds))
  return new Refusal(platformProblems.tooOften({ seconds }))
}
