import type { Problem } from '../shared/problem.ts'
import type { AnyAction } from './action.ts'
import type { AnyExport } from './export.ts'
import type { Feed } from './feed.ts'
import type { Figure } from './figures/figure.ts'
import type { AnyImport } from './import.ts'
import type { AnyJob } from './jobs.ts'
import type { OpenDoor } from './open-door.ts'
import type { AnyQuery } from './query.ts'

/** What a module gives to the house: `modules/<name>/server/routes.ts` lists it, `apps/server/modules.ts` assembles it. */
export interface ServerModule {
  name: string
  actions?: readonly unknown[]
  queries?: readonly unknown[]
  figures?: readonly Figure[]
  imports?: readonly unknown[]
  exports?: readonly unknown[]
  /** What programs of other houses fetch by a secret link. */
  feeds?: readonly Feed[]
  /** What people without an account may ask or send. */
  doors?: readonly unknown[]
  /** Event name to follow-up, and work by the clock. */
  jobs?: readonly AnyJob[]
  /** What the database holds, in field words: constraint name to problem. */
  constraints?: Record<string, () => Problem>
  /** Topics whose very hints are not for everybody: the permission that hears them. */
  topics?: Record<string, string>
}

/** All modules as the server needs them. */
export interface House {
  actions: ReadonlyMap<string, AnyAction>
  queries: ReadonlyMap<string, AnyQuery>
  figures: ReadonlyMap<string, Figure>
  imports: ReadonlyMap<string, AnyImport>
  exports: ReadonlyMap<string, AnyExport>
  feeds: ReadonlyMap<string, Feed>
  doors: ReadonlyMap<string, OpenDoor>
  jobs: readonly AnyJob[]
  topics: ReadonlyMap<string, string>
}

export function assemble(modules: readonly ServerModule[]): House {
  return {
    actions: byName(modules.flatMap((one) => one.actions ?? []) as AnyAction[]),
    queries: byName(modules.flatMap((one) => one.queries ?? []) as AnyQuery[]),
    figures: byName(modules.flatMap((one) => one.figures ?? [])),
    imports: byName(modules.flatMap((one) => one.imports ?? []) as AnyImport[]),
    exports: byName(modules.flatMap((one) => one.exports ?? []) as AnyExport[]),
    feeds: byName(modules.flatMap((one) => one.feeds ?? [])),
    doors: byName(modules.flatMap((one) => one.doors ?? []) as OpenDoor[]),
    jobs: modules.flatMap((one) => one.jobs ?? []),
    topics: new Map(modules.flatMap((one) => Object.entries(one.topics ?? {}))),
  }
}

function byName<T extends { name: string }>(all: readonly T[]): Map<string, T> {
  const map = new Map<string, T>()
  for (const one of all) {
    if (map.has(one.name)) throw new Error(`two things are called ${one.name}`)
    map.set(one.name, one)
  }
  return map
}
