import type { Vault } from '../../../platform/server/vault/vault.ts'
import { type AreaId, precinctOf } from '../../../platform/shared/area-id.ts'

// Few enough that each stands for a hundred pairs of a township of 55,000: how often a mark comes up tells no surname.
const BUCKET_BITS = 10

/** A name as it is compared: without spaces, full-width letters and capitals. */
export function comparableName(name: string): string {
  return name.normalize('NFKC').replace(/\s/g, '').toLowerCase()
}

/**
 * Marks of each two neighbouring characters of a name, by which people of one township are found. Other names share them: what is found
 * has to be opened and compared. None for a single character.
 */
export function nameMarks(vault: Vault, responseId: string, areaId: AreaId, name: string): number[] {
  const characters = [...comparableName(name)]
  const precinct = precinctOf(areaId)
  const marks = new Set<number>()
  const township = vault.lookupKey(responseId, 'township', precinct).readInt32BE(0) & -(2 ** BUCKET_BITS)
  for (let at = 0; at + 1 < characters.length; at++) {
    const pair = `${precinct}\n${characters[at]}${characters[at + 1]}`
    marks.add(township | (vault.lookupKey(responseId, 'name', pair).readUInt16BE(0) % 2 ** BUCKET_BITS))
  }
  return [...marks].sort((a, b) => a - b)
}
