import type { Session } from '../support/session.ts'

/** What a release left behind besides its archive: who may sign in, and what they saw. Everybody in it is made up. */
export interface Left {
  /** When all of it was done: what is asked as of then stays the same for ever. */
  at: string
  responseId: string
  passageId: string
  plate: string
  accounts: Record<string, { username: string; password: string }>
  /** Each figure's value by who asked for it. */
  figures: Record<string, Record<string, number>>
  proof: { entries: number; rows: Record<string, number> | number }
}

export async function figuresOf(session: Session, responseId: string, asOf: string): Promise<Record<string, number>> {
  const { rows } = await session.ask<{ rows: { figure: string }[] }>('figures.list')
  const values: Record<string, number> = {}
  for (const { figure } of rows)
    values[figure] = (await session.ask<{ value: number }>('figures.value', { figure, responseId, asOf })).value
  return values
}
