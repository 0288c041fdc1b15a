import pg from 'pg'

const SCHEMA = 'demo_clock'
const ROLE = 'muster_app'

/**
 * Lets the demo live through two days in half a minute: on connections to `url` the database's clock, which decides when a
 * thing was received, runs behind. Nothing else is different: the same actions, rules, ledger. Others keep their own clock.
 */
export interface DemoClock {
  url: string
  /** From now on it is this moment, and the clock goes on from there. */
  set(moment: Date): Promise<void>
  /** Takes the clock away again. */
  remove(): Promise<void>
}

export async function openDemoClock(databaseUrl: string): Promise<DemoClock> {
  const owner = new pg.Client({ connectionString: databaseUrl })
  await owner.connect()
  const set = async (moment: Date) => {
    const behind = Math.max(0, Date.now() - moment.getTime())
    await owner.query(
      `create or replace function ${SCHEMA}.clock_timestamp() returns timestamptz language sql volatile
       as $$ select pg_catalog.clock_timestamp() - interval '${Math.round(behind)} milliseconds' $$`,
    )
  }
  await owner.query(`create schema if not exists ${SCHEMA}; grant usage on schema ${SCHEMA} to ${ROLE}`)
  await set(new Date())
  return {
    url: behindTheTimes(databaseUrl),
    set,
    async remove() {
      await owner.query(`drop schema ${SCHEMA} cascade`)
      await owner.end()
    },
  }
}

// Names without a schema are looked up along this path, so the clock above is found before the real one.
function behindTheTimes(databaseUrl: string): string {
  const options = `-c role=${ROLE} -c timezone=UTC -c search_path=${SCHEMA},pg_catalog,public -c citus.propagate_set_commands=local`
  return `${databaseUrl}${databaseUrl.includes('?') ? '&' : '?'}options=${encodeURIComponent(options)}`
}
