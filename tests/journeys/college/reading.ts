import type { Session } from '../../support/session.ts'

export interface Read {
  value: number
  /** How many rows it opens, all pages of them. */
  rows: number
  /** Distinct names in these rows. */
  people: number
}

/** A figure as somebody reads it, and what its rows come to when they are opened to the last page. */
export async function read(session: Session, responseId: string, figure: string, where?: object): Promise<Read> {
  const question = { figure, responseId, ...(where ? { where } : {}) }
  const { value } = await session.ask<{ value: number }>('figures.value', question)
  const names: string[] = []
  let after: string | undefined
  do {
    const page: { rows: { name?: string }[]; next?: string } = await session.ask('figures.rows', {
      ...{ ...question, limit: 200, ...(after ? { after } : {}) },
    })
    names.push(...page.rows.map(({ name = '' }) => name))
    after = page.next
  } while (after)
  return { value, rows: names.length, people: new Set(names).size }
}
