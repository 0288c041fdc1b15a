import { setTimeout as sleep } from 'node:timers/promises'
import { untilReady } from '../field/field.ts'
import type { Trouble } from './trouble.ts'

/** kill -9 of the server and of the database, in any order, at any moment of the load. */
export const kills = ({ server: ofServer, database: ofDatabase }: { server: number; database: number }): Trouble => ({
  name: 'kills',
  async happen({ server, chance }) {
    const victims = chance.shuffled([...Array(ofServer).fill('server'), ...Array(ofDatabase).fill('database')])
    for (const victim of victims) {
      await sleep(chance.between(400, 2500))
      if (victim === 'database') await server.killDatabase()
      else {
        await server.kill()
        await sleep(chance.between(0, 1000))
        await server.startAgain()
      }
      // Sometimes the next one falls before this one is back on its feet.
      if (chance.happens(0.7)) await untilReady(server)
    }
    await untilReady(server)
  },
})
