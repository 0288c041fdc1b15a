import type { Session } from '../../platform/browser/session.ts'
import { levelOf, precinctOf } from '../../platform/shared/area-id.ts'

/** The precincts a person may take to the field: those their places lie in, each once. A county is too much to carry. */
export function precinctsOf(session: Session): { id: string; name: string }[] {
  const precincts = new Map<string, string>()
  for (const { areaId, name } of session.places) {
    const id = precinctOf(areaId)
    const level = levelOf(id)
    if (level === 'province' || level === 'prefecture' || level === 'county') continue
    if (areaId === id || !precincts.has(id)) precincts.set(id, name)
  }
  return [...precincts].map(([id, name]) => ({ id, name }))
}
