import type { FigureSource } from '../../../platform/server/figures/figure.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { maskIdentityNumber, maskName, maskPlate } from '../../../platform/shared/codes/masks.ts'
import { areaNames } from '../../areas/server/public.ts'
import { findPosts } from '../../duty/server/public.ts'

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

/** Rows of checkpoints.passage as people read them: names of places, masked plates and people; nothing in the clear. */
export async function describePassages(context: QueryContext, rows: Record<string, unknown>[]): Promise<Record<string, unknown>[]> {
  const posts = await findPosts(context.client, rows.map((row) => String(row.checkpoint_id)))
  const areas = await areaNames(context.client, rows.map((row) => String(row.area_id)))
  return Promise.all(
    rows.map(async (row) => ({
      id: row.id,
      precinctId: row.precinct_id,
      checkpointId: row.checkpoint_id,
      madeAt: (row.made_at as Date).toISOString(),
      receivedAt: (row.received_at as Date).toISOString(),
      checkpoint: posts.get(String(row.checkpoint_id))?.name ?? '',
      area: areas.get(String(row.area_id)) ?? '',
      areaId: row.area_id,
      subject: row.subject,
      direction: row.direction,
      decision: row.decision,
      reason: row.reason,
      permitKind: row.permit_kind,
      people: row.people,
      fevers: row.fevers,
      who: whoOf(await openPassage(context, row)),
      superseded: row.superseded_at !== null,
    })),
  )
}

/** The personal half of a passage; undefined when there was none, or its key has been destroyed. */
export async function openPassage({ vault }: Pick<QueryContext, 'vault'>, row: Record<string, unknown>): Promise<SealedPassage | undefined> {
  if (!row.sealed) return undefined
  const opened = await vault.open({ keyId: String(row.key_id), bytes: row.sealed as Buffer }, String(row.command_id))
  return opened as SealedPassage | undefined
}

function whoOf(opened: SealedPassage | undefined): string {
  if (!opened) return ''
  if (opened.plate) return maskPlate(opened.plate)
  const [person] = opened.people ?? []
  if (person?.name) return maskName(person.name)
  return person?.identityNumber ? maskIdentityNumber(person.identityNumber) : ''
}
