import { setTimeout as sleep } from 'node:timers/promises'
import type { Operator } from '../../modules/access/server/public.ts'
import { openDesk } from '../../platform/server/commands/desk.ts'
import { openPool } from '../../platform/server/database.ts'
import { houseActor } from '../../platform/server/doorkeeper.ts'
import { installJobs, jobAdder } from '../../platform/server/jobs.ts'
import { openLive } from '../../platform/server/live.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { assemble, type House } from '../../platform/server/module.ts'
import { platformProblems } from '../../platform/server/problems.ts'
import { type AnyQuery, answerQuery } from '../../platform/server/query.ts'
import type { Settings } from '../../platform/server/settings.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { newId } from '../../platform/shared/ids.ts'
import { refuse } from '../../platform/shared/problem.ts'
import { modules } from '../server/modules.ts'
import { tellLive } from '../server/tell-live.ts'
import { withDatabase } from './open-database.ts'

/** What whoever sits at the machine works with: the desk itself, in the name of the house. */
export interface OperatorDesk extends Operator {
  house: House
  /** Sends one command and answers its result. Throws the Refusal, or platform.busy when there is no answer. */
  does(action: string, input: unknown): Promise<unknown>
  asks(query: string, input: unknown): Promise<unknown>
  send(command: unknown): Promise<unknown>
}

// Hints for live screens gather for 150 ms before they leave.
const HINTS_LEAVE_MS = 200

/** Opens the desk on the settings' database, whether or not a server runs on it, does the work and closes it. */
export async function withOperatorDesk<T>(
  settings: Settings,
  say: (zh: string, en: string) => void,
  work: (desk: OperatorDesk) => Promise<T>,
): Promise<T> {
  return withDatabase(settings, say, async (url) => {
    await migrate(url)
    await installJobs(url)
    const pool = openPool(url, { max: 6 })
    const live = openLive(pool)
    try {
      const vault = openVault(pool, await readMasterKey(settings.masterKeyFile))
      return await work(openOperatorDesk({ pool, vault }, live))
    } finally {
      await sleep(HINTS_LEAVE_MS)
      await live.close()
      await pool.end()
    }
  })
}

function openOperatorDesk({ pool, vault }: Operator, live: ReturnType<typeof openLive>): OperatorDesk {
  const house = assemble(modules)
  let fault: unknown
  const desk = openDesk({
    pool,
    vault,
    actions: house.actions,
    addJobs: jobAdder(house.jobs),
    onLanded: (landed) => tellLive(live, landed),
    onFault: (error) => {
      fault = error
    },
  })
  const send = async (command: unknown) => {
    const [answer] = await desk.submit(houseActor, [command])
    if (answer?.outcome === 'refused') return refuse(answer.problem)
    if (answer?.outcome === 'accepted') return answer.result
    throw fault ?? refuse(platformProblems.busy())
  }
  return {
    pool,
    vault,
    house,
    send,
    asks(name, input) {
      const asked = house.queries.get(name) as AnyQuery
      // What opens personal fields is asked by a person with a purpose, not by the house: there is no reading to keep.
      if (asked.sensitive) throw new Error(`${name} opens personal fields`)
      const tools = { pool, vault, recordReading: async () => {} }
      return answerQuery(tools, asked, { actor: houseActor, input: asked.input.parse(input) })
    },
    does: (action, input) => send({ id: newId(), action, input, madeAt: new Date().toISOString() }),
  }
}
