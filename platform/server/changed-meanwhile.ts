import type pg from 'pg'
import type { ValueWords } from '../shared/changed-meanwhile.ts'
import type { Problem } from '../shared/problem.ts'
import { platformProblems } from './problems.ts'

/** Holds a row until the commit, so that two devices that change it take turns and the second one sees what the first wrote. */
export async function holdRow(client: pg.ClientBase, table: string, id: string): Promise<void> {
  await client.query(`select from ${table} where id = $1 for update`, [id])
}

/**
 * Why a shared field is not written over: somebody changed it after this person looked. Says both values; `standing` is
 * the one that stands, which the device sends as `seen` when the person means it all the same.
 */
export function whyNotOver(
  { seen, standing, yours }: { seen: string | undefined; standing: string; yours: string },
  words: (value: string) => ValueWords = (value) => ({ zh: value, en: value }),
): Problem | undefined {
  if (seen === undefined || seen === standing) return undefined
  const [current, mine] = [words(standing), words(yours)]
  return platformProblems.changedMeanwhile({
    standing,
    ...{ current: current.en, currentZh: current.zh },
    ...{ yours: mine.en, yoursZh: mine.zh },
  })
}
