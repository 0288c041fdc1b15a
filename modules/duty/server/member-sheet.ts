import { z } from 'zod'
import { type Import, type ImportRow, importing, type LookedAt } from '../../../platform/server/import.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { whyNotMobile } from '../../../platform/shared/codes/mobile.ts'
import { Id, newId } from '../../../platform/shared/ids.ts'
import { type Problem, refuse } from '../../../platform/shared/problem.ts'
import type { Area } from '../../areas/area.ts'
import { areasWithin } from '../../areas/server/public.ts'
import { findOrganisationsByName } from '../../organisations/server/public.ts'
import { getResponse, playbookOf } from '../../responses/server/public.ts'
import { memberImportLimit, type NewMember } from '../member.ts'
import { problems } from '../problems.ts'
import { rosterProblems } from '../roster-problems.ts'
import { servingProblems } from '../serving-problems.ts'
import { skillNamed } from '../skills.ts'
import { areasNamed } from './areas-named.ts'

const Chosen = z.object({ responseId: Id })

/** The duty list from a sheet, as bodies keep it: names, phones, bodies, what people may serve as. No identity numbers. */
export const memberSheet: Import<typeof Chosen> = importing({
  name: 'duty.members',
  title: { zh: '导入值守名册', en: 'Import the duty list' },
  action: 'duty.addMembers',
  input: Chosen,
  limit: memberImportLimit,
  columns: [
    { key: 'name', headers: ['姓名', 'name'], required: true },
    { key: 'mobile', headers: ['手机号', '联系电话', '电话', '手机', 'mobile'] },
    { key: 'number', headers: ['工号', '编号', 'staff number', 'number'] },
    { key: 'organisation', headers: ['单位', '所在单位', '部门', '所在组织', 'body'] },
    { key: 'grade', headers: ['职级', '职务', 'grade'] },
    { key: 'township', headers: ['乡镇', '乡镇（街道）', '街道', '校区', 'township'] },
    { key: 'area', headers: ['村（社区）', '村', '社区', '区域', '区划代码', '出发地', 'area'] },
    { key: 'roles', headers: ['角色', '可任角色', 'roles'] },
    { key: 'skills', headers: ['资质', '技能', 'skills'] },
  ],
  reader: (context, { responseId }) => sheetReader(context, responseId),
  command: ({ responseId }, rows) => ({ responseId, members: rows as NewMember[] }),
})

interface Known {
  areas: readonly Area[]
  roles: Map<string, string>
  numbers: Set<string>
}

function sheetReader(context: QueryContext, responseId: string) {
  let known: Known | undefined
  return {
    async look(rows: readonly ImportRow[]): Promise<LookedAt[]> {
      const found = known ?? (await lookAround(context, responseId))
      known = found
      const named = [...new Set(rows.flatMap(({ values }) => values.organisation || []))]
      const bodies = Map.groupBy(await findOrganisationsByName(context.client, named, responseId), ({ name }) => name)
      return rows.map(({ values }) => {
        const some = bodies.get(values.organisation ?? '') ?? []
        const unclear = values.organisation && some.length !== 1
        if (unclear) return { problems: [servingProblems.bodyUnknown({ name: values.organisation ?? '' })] }
        return readRow(values, found, some[0]?.id)
      })
    },
  }
}

async function lookAround({ client, scope }: QueryContext, responseId: string): Promise<Known> {
  const response = await getResponse(client, responseId)
  if (response.closedAt) refuse(problems.responseClosed())
  const areas = await areasWithin(client, response.areaId)
  const staffing = (await playbookOf(client, responseId)).posts.flatMap((kind) => kind.staffing)
  const { rows } = await client.query<{ number: string }>(
    'select number from duty.member where response_id = $1 and left_at is null and number is not null',
    [responseId],
  )
  return {
    areas: areas.filter(({ id }) => scope.areaIds.some((root) => isWithin(id, root))),
    roles: new Map(staffing.flatMap(({ role, name }) => [name.zh, name.en, role].map((said) => [said, role]))),
    numbers: new Set(rows.map(({ number }) => number)),
  }
}

function readRow(values: ImportRow['values'], known: Known, organisationId: string | undefined): LookedAt {
  const { name = '', mobile = '', number = '', grade = '' } = values
  const told: Problem[] = []
  const area = baseOf(values, known.areas)
  if (!area) told.push(problems.areaUnclear({ name, count: 0 }))
  const wrongMobile = mobile ? whyNotMobile(mobile) : undefined
  if (wrongMobile) told.push(wrongMobile)
  if (number && known.numbers.has(number)) told.push(servingProblems.memberKnown())
  const said = listIn(values.roles)
  const stranger = said.find((one) => !known.roles.has(one))
  if (stranger)
    told.push(
      rosterProblems.sheetRole({ role: stranger, known: [...new Set(known.roles.keys())].slice(0, 12).join('、') }),
    )
  if (told.length > 0 || !area) return { problems: told }
  if (number) known.numbers.add(number)
  const skills = listIn(values.skills).map((one) => ({ skill: skillNamed(one) }))
  const row: NewMember = {
    memberId: newId(),
    areaId: area.id,
    name,
    ...(mobile ? { mobile } : {}),
    ...(number ? { number } : {}),
    ...(grade ? { grade } : {}),
    ...(organisationId ? { organisationId } : {}),
    ...(said.length > 0 ? { roles: said.map((one) => known.roles.get(one) as string) } : {}),
    ...(skills.length > 0 ? { skills } : {}),
  }
  return { row }
}

/** The village that is named; a township alone will do for who lives anywhere in it. */
function baseOf(values: ImportRow['values'], areas: readonly Area[]): Area | undefined {
  const { area = '', township = '' } = values
  const found = area
    ? areasNamed({ area, township }, areas)
    : areas.filter(({ level, name }) => level === 'township' && name === township)
  return found.length === 1 ? found[0] : undefined
}

function listIn(text = ''): string[] {
  return text.split(/[、,，;；\s]+/).filter(Boolean)
}
