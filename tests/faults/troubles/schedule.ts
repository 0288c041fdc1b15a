import type { Chance } from '../field/chance.ts'
import type { SmallDisk } from '../field/small-disk.ts'
import { canPutClocksWrong } from '../field/wrong-clock.ts'
import { backupUnderLoad } from './backup-under-load.ts'
import { brokenClients } from './broken-clients.ts'
import { clockJumps } from './clock-jumps.ts'
import { diskFull } from './disk-full.ts'
import { failover } from './failover.ts'
import { frozenDatabase } from './frozen-database.ts'
import { kills } from './kills.ts'
import { restarts } from './restarts.ts'
import type { Trouble } from './trouble.ts'
import { twoServers } from './two-servers.ts'

/** Every trouble in an order of chance, then all of them again in another, without end; those left out that this machine does not allow. */
export function* schedule(chance: Chance, disk: SmallDisk | undefined): Generator<Trouble> {
  const troubles: Trouble[] = [
    kills({ server: 5, database: 3 }),
    restarts({ times: 3 }),
    brokenClients({ seconds: 8 }),
    backupUnderLoad,
    failover({ phones: 20 }),
    frozenDatabase({ phones: 20 }),
    twoServers({ phones: 20 }),
    ...(canPutClocksWrong ? [clockJumps({ phones: 20 })] : []),
    ...(disk ? [diskFull(disk, { seconds: 8 })] : []),
  ]
  for (;;) yield* chance.shuffled(troubles)
}
