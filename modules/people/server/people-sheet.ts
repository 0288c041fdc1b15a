import { z } from 'zod'
import { type Import, type ImportRow, importing, type LookedAt } from '../../../platform/server/import.ts'
import type { QueryContext } from '../../../platform/server/query.ts'
import { isWithin } from '../../../platform/shared/area-id.ts'
import { normaliseIdentityNumber } from '../../../platform/shared/codes/identity-number.ts'
import { Id, newId } from '../../../platform/shared/ids.ts'
import { type Problem, refuse } from '../../../platform/shared/problem.ts'
import { areaNames, areasWithin } from '../../areas/server/public.ts'
import { findOrganisationsByName } from '../../organisations/server/public.ts'
import { type NewPerson, peopleImportLimit } from '../person.ts'
import { problems } from '../problems.ts'
import { documentOf, problemsOfPerson } from '../rules.ts'
import { findByIdentity, identityKey, SEAL_CLASS } from './person-table.ts'
import { areaOfOpenResponse } from './register-people.ts'
import { indexVillages, type VillageIndex } from './village-index.ts'

/** A county in one sheet; written in portions, so that its memory stays that of one. */
const SHEET_ROWS = 200_000
const PORTION = peopleImportLimit / 10

const Chosen = z.object({ responseId: Id })

/** People from a sheet: what a village already keeps, each once, with every row that cannot be taken told why. */
export const peopleSheet: Import<typeof Chosen> = importing({
  name: 'people.people',
  title: { zh: '导入人员', en: 'Import people' },
  action: 'people.importPeople',
  input: Chosen,
  limit: SHEET_ROWS,
  portion: PORTION,
  columns: [
    { key: 'name', headers: ['姓名', 'name', '名字'], required: true },
    { key: 'document', headers: ['证件类型', 'document', '证件种类'] },
    {
      key: 'identityNumber',
      headers: ['证件号码', '身份证号', '身份证号码', '公民身份号码', 'identity number', 'id number', 'id'],
      required: true,
    },
    { key: 'mobile', headers: ['手机号', '联系电话', '电话', '手机', '手机号码', 'mobile', 'phone'] },
    { key: 'township', headers: ['乡镇', '乡镇（街道）', '街道', 'township'] },
    {
      key: 'area',
      headers: ['村（社区）', '村', '社区', '村社区', '行政村', '所在村', '区划代码', 'village', 'area'],
      required: true,
    },
    { key: 'householdNumber', headers: ['户号', 'household'] },
    { key: 'address', headers: ['住址', '地址', '详细地址', '家庭住址', 'address'] },
    { key: 'organisation', headers: ['所在组织', '组织', '单位', 'organisation'] },
  ],
  reader: (context, { responseId }) => sheetReader(context, responseId),
  command: ({ responseId }, rows) => ({ responseId, people: rows as NewPerson[] }),
})

function sheetReader(context: QueryContext, responseId: string) {
  const { client, vault, now } = context
  const lineOf = new Map<string, number>()
  let villages: VillageIndex | undefined
  return {
    async look(rows: readonly ImportRow[]): Promise<LookedAt[]> {
      villages ??= await villagesWithin(context, responseId)
      await vault.ready(responseId, SEAL_CLASS, now)
      const bodies = await bodiesByName(context, responseId, rows)
      const keys = rows.map(({ values }) =>
        identityKey(vault, responseId, normaliseIdentityNumber(values.identityNumber ?? '')),
      )
      const there = new Map(
        (await findByIdentity(client, responseId, keys)).map((row) => [
          row.identity_key.toString('base64'),
          row.area_id,
        ]),
      )
      const names = await areaNames(client, [...there.values()])
      return rows.map((row, at) => {
        const looked = readRow(row.values, villages as VillageIndex, bodies)
        const key = keys[at]?.toString('base64') ?? ''
        const registeredAt = there.get(key)
        if (registeredAt)
          looked.problems.push(problems.alreadyRegistered({ area: names.get(registeredAt) ?? registeredAt }))
        const before = lineOf.get(key)
        if (before && row.values.identityNumber) looked.problems.push(problems.twiceInSheet({ line: before }))
        if (looked.problems.length > 0) return { problems: looked.problems }
        lineOf.set(key, row.line)
        return { row: looked.person }
      })
    },
  }
}

/** The places that lie both in the response and where this person may register people. */
async function villagesWithin(context: QueryContext, responseId: string): Promise<VillageIndex> {
  const { client, scope } = context
  if (scope.responseIds && !scope.responseIds.includes(responseId)) return refuse(problems.responseClosed())
  const responseArea = await areaOfOpenResponse(context, responseId)
  const roots = scope.areaIds
    .map((root) => (isWithin(responseArea, root) ? responseArea : root))
    .filter((root) => isWithin(root, responseArea))
  const areas = await Promise.all([...new Set(roots)].map((root) => areasWithin(client, root)))
  return indexVillages(areas.flat())
}

async function bodiesByName(
  { client }: QueryContext,
  responseId: string,
  rows: readonly ImportRow[],
): Promise<Map<string, string[]>> {
  const named = [...new Set(rows.flatMap(({ values }) => values.organisation || []))]
  const found = await findOrganisationsByName(client, named, responseId)
  return new Map(named.map((name) => [name, found.filter((one) => one.name === name).map((one) => one.id)]))
}

function readRow(
  values: ImportRow['values'],
  villages: VillageIndex,
  bodies: ReadonlyMap<string, string[]>,
): { person: NewPerson; problems: Problem[] } {
  const {
    name = '',
    document: documentText = '',
    identityNumber = '',
    mobile = '',
    township = '',
    area = '',
    organisation = '',
  } = values
  const document = documentOf(documentText)
  const place = villages.find(area, township)
  const body = bodies.get(organisation) ?? []
  const found: Problem[] = problemsOfPerson({ name, document: document ?? 'other', identityNumber, mobile })
  if (!document) found.push(problems.documentUnknown({ document: documentText.slice(0, 20) }))
  if ('problem' in place) found.push(place.problem)
  if (organisation && body.length === 0) found.push(problems.organisationUnknown({ organisation }))
  if (body.length > 1) found.push(problems.organisationAmbiguous({ organisation, count: body.length }))
  const person = {
    personId: newId(),
    areaId: 'areaId' in place ? place.areaId : '',
    document: document ?? 'other',
    name,
    identityNumber,
    ...(mobile ? { mobile } : {}),
    ...(values.address ? { address: values.address } : {}),
    ...(values.householdNumber ? { householdNumber: values.householdNumber } : {}),
    ...(body[0] ? { organisationId: body[0] } : {}),
  } satisfies NewPerson
  return { person, problems: found }
}
