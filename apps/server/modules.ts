import type { ServerModule } from '../../platform/server/module.ts'

/** The rooms of the house, in the order in which they were built. */
export const modules: readonly ServerModule[] = []
