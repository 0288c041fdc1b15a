import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { FastifyInstance } from 'fastify'
import { authRoutes, openDoorkeeper } from '../../modules/access/server/public.ts'
import { areaNames } from '../../modules/areas/server/public.ts'
import { preparePush } from '../../modules/notices/server/public.ts'
import { organisationsBelow } from '../../modules/organisations/server/public.ts'
import { constraintsMean } from '../../platform/server/commands/constraints.ts'
import { openDesk } from '../../platform/server/commands/desk.ts'
import { inTransaction, openPool } from '../../platform/server/database.ts'
import { houseActor } from '../../platform/server/doorkeeper.ts'
import { buildServer } from '../../platform/server/http/server.ts'
import { noteFault } from '../../platform/server/http/tools.ts'
import { installJobs, jobAdder, startJobs } from '../../platform/server/jobs.ts'
import { openLive } from '../../platform/server/live.ts'
import { makeMetrics } from '../../platform/server/metrics.ts'
import { migrate } from '../../platform/server/migrate.ts'
import { assemble } from '../../platform/server/module.ts'
import type { Settings } from '../../platform/server/settings.ts'
import { openSharedAnswers } from '../../platform/server/shared-answers.ts'
import { readMasterKey } from '../../platform/server/vault/master-key.ts'
import { openVault } from '../../platform/server/vault/vault.ts'
import { areaSpan, multirangeOf, wholeCountry } from '../../platform/shared/area-id.ts'
import { modules } from './modules.ts'
import { rememberNames } from './remembered-names.ts'
import { tellLive } from './tell-live.ts'

/** Connections that may wait to be taken: a county's phones come back in the same second. */
const BACKLOG = 4096
/** A database that takes longer than this for nothing at all is not there. */
const READY_MS = 3000
const dist = (name: string) => fileURLToPath(new URL(`../../dist/${name}`, import.meta.url))

export interface RunningServer {
  /** Where it listens, with the port that it got. */
  url: string
  /** Finishes what is under way, then stops. */
  stop(): Promise<void>
}

/** Starts the server on a database that is already there: migrates, opens the rooms, listens. */
export async function startServer(settings: Settings, databaseUrl: string): Promise<RunningServer> {
  await migrate(databaseUrl)
  await installJobs(databaseUrl)
  const pool = openPool(databaseUrl, { max: 16 })
  const vault = openVault(pool, await readMasterKey(settings.masterKeyFile))
  await preparePush({ pool, vault }, { reach: settings.pushReach, publicUrl: settings.publicUrl })
  const house = assemble(modules)
  for (const one of modules) constraintsMean(one.constraints ?? {})
  const live = openLive(pool)
  let server: FastifyInstance | undefined
  const flights = openPool(databaseUrl, { max: 6, pipeline: true })
  const desk = openDesk({
    pool: flights,
    vault,
    actions: house.actions,
    addJobs: jobAdder(house.jobs),
    onLanded: (landed) => tellLive(live, landed),
    onFault: (error, order) => server && noteFault(server.log, error, { action: order.action.name }),
  })
  const metrics = makeMetrics(() => desk.waiting())
  const everywhere = { scope: multirangeOf([areaSpan(wholeCountry)]), mode: 'read' } as const
  const doorkeeper = await openDoorkeeper({
    pool,
    vault,
    publicUrl: settings.publicUrl,
    oidc: settings.oidc,
    secondFactor: settings.secondFactor,
    bodiesUnder: (id) => inTransaction(pool, everywhere, ({ client }) => organisationsBelow(client, id)),
    areaNames: rememberNames((ids) => inTransaction(pool, everywhere, ({ client }) => areaNames(client, ids))),
  })
  const asks = { pool, vault, recordReading: doorkeeper.recordReading }
  const pages = [
    { at: '/phone/', folder: dist('phone') },
    { at: '/join/', folder: dist('public') },
    { at: '/', folder: dist('console') },
  ]
  const isReady = () =>
    Promise.race([
      pool.query('select 1').then(
        () => true,
        () => false,
      ),
      // Whoever asks decides whether to send people here: a database that stands still is no answer to wait for.
      sleep(READY_MS, false, { ref: false }),
    ])
  server = await buildServer(
    { house, desk, asks, doorkeeper, live, shared: openSharedAnswers(), metrics, isReady, pages },
    { logLevel: settings.logLevel, filesAtOnce: settings.filesAtOnce, secure: settings.publicUrl.startsWith('https:') },
    async (app) => authRoutes(app, doorkeeper),
  )
  const jobs = await startJobs(
    { pool, vault, submit: (commands) => desk.submit(houseActor, commands) },
    house.jobs,
    (error, name) => server && noteFault(server.log, error, { job: name }),
  )
  const url = await server.listen({ port: settings.port, host: settings.host, backlog: BACKLOG })
  return {
    url,
    async stop() {
      await server.close()
      await jobs.stop()
      await desk.drained()
      await live.close()
      await doorkeeper.close()
      await flights.end()
      await pool.end()
    },
  }
}
