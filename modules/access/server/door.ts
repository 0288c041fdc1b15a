import pg from 'pg'
import { WatchedClient } from '../../../platform/server/watched-client.ts'

/**
 * The pool of the door: it alone sees all accounts and grants (muster.door = on), because whoever knocks has no scope yet.
 * Made from the app's pool, so that it reaches the same database as the same role.
 */
export function openDoor(pool: pg.Pool): pg.Pool {
  const door = new pg.Pool({ ...optionsOf(pool), max: 4 })
  door.on('error', () => {})
  return door
}

/** One connection that only listens. */
export function openListener(pool: pg.Pool): pg.Client {
  return new WatchedClient(optionsOf(pool))
}

function optionsOf({ options }: pg.Pool): pg.PoolConfig {
  // The password is kept where a spread does not see it.
  const { password } = options
  return { ...options, ...(password ? { password } : {}), options: `${options.options ?? ''} -c muster.door=on` }
}
