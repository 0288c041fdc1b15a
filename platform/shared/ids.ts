import { v7 } from 'uuid'
import { z } from 'zod'

/** An id made on the device: a UUIDv7, so that keys grow with time and say when they were made. Read in either case, kept in small letters. */
export const Id = z.uuid().toLowerCase()
export type Id = z.infer<typeof Id>

export function newId(): Id {
  return v7()
}

/** The moment a UUIDv7 was made, by the clock of the device that made it; undefined for ids of another version. */
export function timeOfId(id: Id): Date | undefined {
  if (id[14] !== '7') return undefined
  return new Date(Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16))
}
