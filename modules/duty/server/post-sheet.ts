import { z } from 'zod'
import {
  type Import,
  type ImportColumn,
  type ImportRow,
  importing,
  type LookedAt,
} from '../../../platform/server/import.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { Id, newId } from '../../../platform/shared/ids.ts'
import { type Problem, refuse } from '../../../platform/shared/problem.ts'
import type { Area } from '../../areas/area.ts'
import { areasWithin } from '../../areas/server/public.ts'
import type { PostKind } from '../../playbooks/posts.ts'
import { getResponse, playbookOf, type Response } from '../../responses/server/public.ts'
import { WrittenOrder } from '../order.ts'
import { type NewPost, NewPost as NewPostShape } from '../post.ts'
import { problems } from '../problems.ts'
import { whyNotOpen } from '../rules.ts'
import { areasNamed } from './areas-named.ts'
import { openPostsIn } from './find-posts.ts'

const Chosen = z.object({ responseId: Id })

const columns: readonly ImportColumn[] = [
  { key: 'name', headers: ['名称', '岗位名称', '卡口名称', '岗位', 'name'], required: true },
  { key: 'postKind', headers: ['类型', '岗位类型', 'kind'], required: true },
  { key: 'township', headers: ['乡镇', '乡镇（街道）', 'township'] },
  { key: 'area', headers: ['区域', '村（社区）', '村', '区划代码', 'area', 'code'], required: true },
  { key: 'place', headers: ['地点', '位置', 'place'], required: true },
  { key: 'title', headers: ['文件名称', '设立依据', 'order'] },
  { key: 'number', headers: ['文号', 'number'] },
  { key: 'signedBy', headers: ['签发人', '签发单位', 'signed by'] },
  { key: 'signedOn', headers: ['签发日期', 'signed on'] },
]

/** Posts from a sheet, each with the order behind it; as many as one command opens. */
export const postSheet: Import<typeof Chosen> = importing({
  name: 'duty.posts',
  title: { zh: '导入岗位', en: 'Import posts' },
  action: 'duty.openPosts',
  input: Chosen,
  limit: 200,
  columns,
  reader: (context, { responseId }) => sheetReader(context, responseId),
  command: ({ responseId }, rows) => ({ responseId, posts: rows as NewPost[] }),
})

interface Known {
  response: Response
  kinds: readonly PostKind[]
  areas: readonly Area[]
  /** Area and name of open posts and of the rows before. */
  taken: Set<string>
}

function sheetReader(context: QueryContext, responseId: string) {
  let known: Known | undefined
  return {
    async look(rows: readonly ImportRow[]): Promise<LookedAt[]> {
      const found = known ?? (await lookAround(context, responseId))
      known = found
      return rows.map((row) => readRow(row.values, found, context.now))
    },
  }
}

async function lookAround({ client, scope }: QueryContext, responseId: string): Promise<Known> {
  const response = await getResponse(client, responseId)
  if (response.closedAt) refuse(problems.responseClosed())
  const areas = await areasWithin(client, response.areaId)
  const open = await openPostsIn(client, responseId, response.areaId)
  return {
    response,
    kinds: (await playbookOf(client, responseId)).posts,
    areas: areas.filter(({ id }) => scope.areaIds.some((root) => isWithin(id, root))),
    taken: new Set(open.map(({ areaId, name }) => `${areaId} ${name}`)),
  }
}

function readRow(values: ImportRow['values'], known: Known, now: Date): LookedAt {
  const { name = '', place = '', postKind: kindText = '' } = values
  const [area, ...others] = areasNamed(values, known.areas)
  if (!area || others.length > 0) return { problems: [problems.areaUnclear({ name, count: others.length })] }
  const kind = known.kinds.find((one) => one.id === kindText || one.name.zh === kindText || one.name.en === kindText)
  const order = orderOf(values)
  if (order && 'code' in order) return { problems: [order] }
  const draft = { postId: newId(), name, postKind: kind?.id ?? kindText, areaId: area.id, place }
  const parsed = NewPostShape.safeParse({ ...draft, ...(order ? { order } : {}) })
  if (!parsed.success) return { problems: [problems.cellWrong({ column: headerOf(parsed.error.issues[0]?.path[0]) })] }
  const problem = whyNotOpen(parsed.data, {
    kind,
    knownKinds: known.kinds.map((one) => one.name.zh),
    responseArea: known.response.areaId,
    areaRegistered: true,
    order,
    now,
  })
  if (problem) return { problems: [problem] }
  const key = `${area.id} ${name}`
  if (known.taken.has(key)) return { problems: [problems.nameTwice({ name })] }
  known.taken.add(key)
  return { row: parsed.data }
}

function headerOf(key: PropertyKey | undefined): string {
  return columns.find((one) => one.key === key)?.headers[0] ?? ''
}

function orderOf({ title, number, signedBy, signedOn }: ImportRow['values']): WrittenOrder | Problem | undefined {
  if (!(title || number || signedBy || signedOn)) return undefined
  const [year = '', month = '', day = ''] = (signedOn ?? '').match(/\d+/g) ?? []
  const written = { title, number, signedBy, signedOn: `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` }
  const parsed = WrittenOrder.safeParse(written)
  return parsed.success ? parsed.data : problems.orderIncomplete()
}
