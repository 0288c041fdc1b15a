import type { FigureSource } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { maskIdentityNumber, maskName, maskPlate } from '../../../platform/shared/codes/masks.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findPosts } from '../../duty/server/public.ts'
import type { PermitKind } from '../../playbooks/zone-rules.ts'
import type { Direction, Subject } from '../passage.ts'
import { decisionWords, directionWords, permitKindWords, reasonWords, subjectWords } from '../words.ts'
import { decisionOf } from './passage-words.ts'

/** What a list of passages shows, in order; personal fields masked. */
export const passageColumns: FigureSource['columns'] = [
  { key: 'madeAt', label: { zh: '时间', en: 'Time' } },
  { key: 'checkpoint', label: { zh: '卡口', en: 'Checkpoint' } },
  { key: 'area', label: { zh: '区域', en: 'Area' } },
  { key: 'subject', label: { zh: '类别', en: 'Kind' } },
  { key: 'who', label: { zh: '车牌或人员', en: 'Plate or person' } },
  { key: 'direction', label: { zh: '进出', en: 'Direction' } },
  { key: 'decision', label: { zh: '处理', en: 'Decision' } },
  { key: 'reason', label: { zh: '原因', en: 'Reason' } },
  { key: 'permitKind', label: { zh: '通行证', en: 'Permit' } },
  { key: 'people', label: { zh: '人数', en: 'People' } },
  { key: 'fevers', label: { zh: '发热', en: 'Fevers' } },
]

export interface SealedPassage {
  plate?: string
  note?: string
  people?: ({ name?: string; identityNumber?: string; phone?: string } | null)[]
}

type Row = Record<string, unknown>

/** What the places of passages are called, by the ids of their posts and areas. */
export interface PlaceNames {
  posts: Map<string, string>
  areas: Map<string, string>
}

/** Adds to `known` the names of the places of these passages that are not in it yet. */
export async function namePlaces(
  client: QueryContext['client'],
  rows: readonly Row[],
  known: PlaceNames = { posts: new Map(), areas: new Map() },
): Promise<PlaceNames> {
  const posts = new Set(rows.map((row) => String(row.checkpoint_id)).filter((id) => !known.posts.has(id)))
  const areas = new Set(rows.map((row) => String(row.area_id)).filter((id) => !known.areas.has(id)))
  if (posts.size > 0) {
    const found = await findPosts(client, [...posts])
    for (const id of posts) known.posts.set(id, found.get(id)?.name ?? '')
  }
  if (areas.size > 0) {
    const found = await areaNames(client, [...areas])
    for (const id of areas) known.areas.set(id, found.get(id) ?? '')
  }
  return known
}

/** A passage as a list shows it: names of places, who passed masked, decisions by our own names. */
export async function maskedPassages(
  context: Pick<QueryContext, 'client' | 'vault'>,
  rows: readonly Row[],
  places?: PlaceNames,
) {
  const { posts, areas } = places ?? (await namePlaces(context.client, rows))
  return Promise.all(
    rows.map(async (row) => ({
      id: String(row.id),
      precinctId: String(row.precinct_id),
      checkpointId: String(row.checkpoint_id),
      madeAt: (row.made_at as Date).toISOString(),
      receivedAt: (row.received_at as Date).toISOString(),
      checkpoint: posts.get(String(row.checkpoint_id)) ?? '',
      area: areas.get(String(row.area_id)) ?? '',
      areaId: String(row.area_id),
      subject: row.subject as Subject,
      direction: row.direction as Direction,
      ...decisionOf(row),
      ...(row.permit_kind === 'none' ? {} : { permitKind: row.permit_kind as PermitKind }),
      people: Number(row.people),
      fevers: Number(row.fevers),
      who: whoOf(await openPassage(context, row)),
      revokedWhileOffline: row.revoked_while_offline === true,
      corrected: row.corrects !== null,
      superseded: row.superseded_at !== null,
    })),
  )
}

/** Rows of checkpoints.passage as people read them in a figure or a file, in the reader's language; nothing in the clear. */
export async function describePassages(
  context: Pick<QueryContext, 'client' | 'vault' | 'actor'>,
  rows: Row[],
  places?: PlaceNames,
): Promise<Row[]> {
  const { language } = context.actor
  return (await maskedPassages(context, rows, places)).map((row) => ({
    ...row,
    subject: subjectWords[row.subject][language],
    direction: directionWords[row.direction][language],
    decision: decisionWords[row.decision][language],
    reason: row.reason ? reasonWords[row.reason][language] : '',
    permitKind: row.permitKind ? permitKindWords[row.permitKind][language] : '',
  }))
}

/** The personal half of a passage; undefined when there was none, or its key has been destroyed. */
export async function openPassage(
  { vault }: Pick<QueryContext, 'vault'>,
  row: Row,
): Promise<SealedPassage | undefined> {
  if (!row.sealed) return undefined
  const opened = await vault.open({ keyId: String(row.key_id), bytes: row.sealed as Buffer }, String(row.command_id))
  return opened as SealedPassage | undefined
}

/** Who passed, as lists show it: the masked plate, or the one person's masked name or number. */
export function whoOf(opened: SealedPassage | undefined): string {
  if (!opened) return ''
  if (opened.plate) return maskPlate(opened.plate)
  const [person] = opened.people ?? []
  if (person?.name) return maskName(person.name)
  return person?.identityNumber ? maskIdentityNumber(person.identityNumber) : ''
}
