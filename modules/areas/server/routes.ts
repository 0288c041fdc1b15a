import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { addArea } from './add-area.ts'
import { areaExport } from './area-export.ts'
import { areaSheet } from './area-sheet.ts'
import { groupAreas } from './group-areas.ts'
import { importAreas } from './import-areas.ts'
import { nameResponsiblePerson } from './name-responsible-person.ts'
import { areaChildren, areaList, areaNamesQuery, areaSearch } from './queries.ts'
import { renameArea } from './rename-area.ts'
import { areaGroups, responsibilities, responsibilityGaps } from './responsibility-queries.ts'

export const areas: ServerModule = {
  name: 'areas',
  actions: [importAreas, addArea, renameArea, nameResponsiblePerson, groupAreas],
  queries: [areaChildren, areaSearch, areaNamesQuery, areaList, responsibilityGaps, responsibilities, areaGroups],
  imports: [areaSheet],
  exports: [areaExport],
  constraints: { area_group_name_once: problems.groupNameTaken },
}
