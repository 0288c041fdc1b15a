import { z } from 'zod'

/**
 * For a field that many may change: what stood there when the person began. A device that sends it is told both values
 * when somebody was first (platform.changedMeanwhile); one that has not looked leaves it out and writes over.
 */
export const Seen = z.string().max(200).optional()

/** A value as people read it, where it is not its own word. */
export interface ValueWords {
  zh: string
  en: string
}
