import type pg from 'pg'
import type { Figure, FigureSource } from '../../../platform/server/figures/figure.ts'
import type { BreakdownBy } from '../../../platform/server/figures/question.ts'
import { type AreaId, isWithin, levelOf, parentOf, precinctOf } from '../../../platform/shared/area-id.ts'
import { addDays, type LocalDay, localDay } from '../../../platform/shared/dates.ts'
import { areaNames, areasWithin } from '../../areas/server/public.ts'
import { findPosts, roleNames } from '../../duty/server/public.ts'
import { findOrganisations } from '../../organisations/server/public.ts'

/** A part of a figure: the key its rows share, and what a reader calls it. Days and hours are named by whoever shows them. */
export interface Part {
  key: string
  label?: string | { zh: string; en: string }
}

export interface PartsAsked {
  responseId: string
  by: BreakdownBy
  areaId: AreaId
  /** Areas the asker is bound to; left out = all. */
  within?: readonly AreaId[] | undefined
  from?: Date | undefined
  to?: Date | undefined
  /** Keys that were counted: they are parts whatever else is. */
  counted: readonly string[]
  /** What the figure's source calls the values of its dimensions. */
  words?: FigureSource['words']
}

const noBody = { zh: '未编入组织', en: 'No body' }
const DAYS_LIMIT = 366
const HOURS_LIMIT = 24 * 31
const HOUR = 3_600_000

/** All parts of a breakdown in order, those with nothing in them too: a zero says that it was counted. */
export async function partsOf(client: pg.ClientBase, asked: PartsAsked): Promise<Part[]> {
  const { responseId, by, counted } = asked
  if (by === 'precinct' || by === 'village') return areaParts(client, asked)
  if (by === 'day') return daysOf(asked).map((key) => ({ key }))
  if (by === 'hour') return hoursOf(asked).map((key) => ({ key }))
  if (by === 'checkpoint_id' || by === 'post_id') {
    const posts = await findPosts(client, counted)
    return counted.map((key) => ({ key, label: posts.get(key)?.name ?? key }))
  }
  if (by === 'role') {
    const names = await roleNames(client, responseId)
    return counted.map((key) => ({ key, label: names.get(key) ?? key }))
  }
  if (by === 'organisation_id' || by === 'community_id') {
    const bodies = await findOrganisations(client, counted.filter(Boolean))
    return counted.map((key) => ({ key, label: bodies.get(key)?.name ?? noBody }))
  }
  const words = asked.words?.[by] ?? {}
  // In the order in which the words are listed; what has none comes last, as it stands.
  const order = Object.keys(words)
  const at = (key: string) => (order.includes(key) ? order.indexOf(key) : order.length)
  return [...counted].sort((a, b) => at(a) - at(b)).map((key) => ({ key, ...(words[key] && { label: words[key] }) }))
}

async function areaParts(client: pg.ClientBase, { by, areaId, within, counted }: PartsAsked): Promise<Part[]> {
  const level = by === 'precinct' ? 'township' : 'village'
  const mine = (id: AreaId) => !within || within.some((root) => isWithin(id, root) || isWithin(root, id))
  const registered = await areasWithin(client, areaId, { level })
  const ids = new Set([...registered.map((area) => area.id).filter(mine), ...counted])
  // Inside a township there is one: itself, even when the register does not know it.
  if (by === 'precinct' && ids.size === 0 && levelOf(areaId) !== 'county') ids.add(precinctOf(areaId))
  const names = await areaNames(client, [...ids, ...[...ids].flatMap((id) => parentOf(id) ?? [])])
  const label = (id: AreaId) => (levelOf(id) === level ? (names.get(id) ?? id) : `${names.get(id) ?? id}本级`)
  return [...ids].sort().map((key) => ({ key, label: label(key) }))
}

function daysOf({ from, to, counted }: PartsAsked): LocalDay[] {
  const first = from ? localDay(from) : counted[0]
  const last = to ? localDay(new Date(to.getTime() - 1)) : counted.at(-1)
  const days = new Set(counted)
  for (let day = first; day && last && day <= last && days.size < DAYS_LIMIT; day = addDays(day, 1)) days.add(day)
  return [...days].sort()
}

function hoursOf({ from, to, counted }: PartsAsked): string[] {
  const first = from ? Math.floor(from.getTime() / HOUR) * HOUR : Date.parse(counted[0] ?? '')
  const last = to ? to.getTime() - 1 : Date.parse(counted.at(-1) ?? '')
  const hours = new Set(counted)
  for (let at = first; at <= last && hours.size < HOURS_LIMIT; at += HOUR)
    hours.add(`${new Date(at).toISOString().slice(0, 19)}Z`)
  return [...hours].sort()
}

/** The column behind a way of splitting that people name; undefined when the figure's rows have none. */
export function dimensionOf(figure: Figure, by: string): BreakdownBy | undefined {
  const { dimensions } = figure.source
  const has = (names: string[]) => names.find((name) => dimensions.includes(name))
  if (by === 'precinct' || by === 'township') return 'precinct'
  if (by === 'village' || by === 'day' || by === 'hour') return by
  if (by === 'post') return has(['post_id', 'checkpoint_id'])
  if (by === 'organisation') return has(['organisation_id'])
  if (by === 'origin') return has(['origin_class'])
  return has([by])
}
