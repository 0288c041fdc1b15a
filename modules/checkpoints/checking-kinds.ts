/** At these kinds of post people and vehicles are checked. */
export const checkingKinds: ReadonlySet<string> = new Set(['checkpoint', 'gate'])
