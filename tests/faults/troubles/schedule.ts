import type { Chance } from '../field/chance.ts'
import { brokenClients } from './broken-clients.ts'
import { kills } from './kills.ts'
import { restarts } from './restarts.ts'
import type { Trouble } from './trouble.ts'

const troubles: Trouble[] = [kills({ server: 5, database: 3 }), brokenClients({ seconds: 8 }), restarts({ times: 3 })]

/** Every trouble in an order of chance, then all of them again in another, without end. */
export function* schedule(chance: Chance): Generator<Trouble> {
  for (;;) yield* chance.shuffled(troubles)
}
