import type pg from 'pg'
import type { RulePack } from '../../playbooks/rule-pack.ts'

const packs = new Map<string, { at: number; pack: RulePack }>()
// A pack can change mid-response; another server of the same database learns of it within this time.
const FRESH_MS = 5_000

/** The rules a response runs under now. Throws when there is no such response. */
export async function rulePackOf(client: pg.ClientBase, responseId: string): Promise<RulePack> {
  const known = packs.get(responseId)
  if (known && performance.now() - known.at < FRESH_MS) return known.pack
  const { rows } = await client.query<{ rule_pack: RulePack }>(
    'select rule_pack from responses.response where id = $1',
    [responseId],
  )
  const pack = rows[0]?.rule_pack
  if (!pack) throw new Error('a response without a rule pack')
  packs.set(responseId, { at: performance.now(), pack })
  return pack
}

/** After a change of pack: this server asks anew at once. */
export function forgetRulePack(responseId: string): void {
  packs.delete(responseId)
}
