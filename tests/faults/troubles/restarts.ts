import { setTimeout as sleep } from 'node:timers/promises'
import { untilReady } from '../field/field.ts'
import type { Trouble } from './trouble.ts'

/** The database is restarted under load, as an operator does, in a hurry and at leisure; the server comes back by itself. */
export const restarts = ({ times }: { times: number }): Trouble => ({
  name: 'restarts',
  async happen({ server, chance }) {
    for (let time = 0; time < times; time++) {
      await sleep(chance.between(500, 2000))
      const pid = await server.databasePid()
      // SIGINT ends all sessions first; SIGQUIT leaves at once and recovers at the next start.
      process.kill(pid, time % 2 ? 'SIGQUIT' : 'SIGINT')
      const end = Date.now() + 90_000
      while ((await server.databasePid().catch(() => pid)) === pid) {
        if (Date.now() > end) throw new Error('nobody started the database again')
        await sleep(50)
      }
      await untilReady(server)
    }
  },
})
