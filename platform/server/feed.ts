import type pg from 'pg'
import type { Problem } from '../shared/problem.ts'

/** What is behind a secret link: a text, or why there is none. */
export type FeedAnswer = { text: string } | { problem: Problem }

/**
 * A text that programs of other houses fetch again and again, such as a calendar. Nobody is signed in there: a secret in the
 * address opens it, and the room knows only the secret's SHA-256.
 */
export interface Feed {
  /** module.noun */
  name: string
  /** The media type, with its charset. */
  type: string
  /** Asked in a read-only transaction that sees everything: the room itself keeps to what the secret opens. */
  read(context: { client: pg.ClientBase; now: Date }, secretHash: Buffer): Promise<FeedAnswer>
}
