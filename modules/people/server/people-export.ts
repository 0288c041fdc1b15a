import { exporting } from '../../../platform/server/export.ts'
import { codeOf } from '../../../platform/shared/area-id.ts'
import { maskedPeople } from './masked-people.ts'
import { PeopleFilter, peoplePage, refuseOtherResponse } from './people-page.ts'

const PAGE = 1_000

/** The list as a file: as masked as on the screen, within one's areas, with who took it and when. */
export const peopleExport = exporting({
  name: 'people.people',
  permission: 'people.read',
  input: PeopleFilter,
  title: { zh: '人员', en: 'People' },
  columns: () => [
    { key: 'name', header: { zh: '姓名', en: 'Name' } },
    { key: 'identityNumber', header: { zh: '证件号码', en: 'Document number' }, width: 22 },
    { key: 'mobile', header: { zh: '手机号', en: 'Mobile' }, width: 14 },
    { key: 'precinctName', header: { zh: '乡镇（街道）', en: 'Township' }, width: 16 },
    { key: 'areaName', header: { zh: '村（社区）', en: 'Village' }, width: 24 },
    { key: 'code', header: { zh: '区划代码', en: 'Area code' }, width: 20 },
    { key: 'householdNumber', header: { zh: '户号', en: 'Household' } },
    { key: 'organisationName', header: { zh: '所在组织', en: 'Organisation' }, width: 24 },
  ],
  async *rows({ client, vault, scope }, filter) {
    refuseOtherResponse(scope, filter.responseId)
    let after: string | undefined
    do {
      const page = await peoplePage(client, { ...filter, scope }, { limit: PAGE, after })
      for (const person of await maskedPeople({ client, vault }, page.rows))
        yield { ...person, code: codeOf(person.areaId) }
      after = page.next
    } while (after)
  },
})
