import type { ServerModule } from '../../../platform/server/module.ts'
import { problems } from '../problems.ts'
import { addPerson } from './add-person.ts'
import { correctPerson } from './correct-person.ts'
import { peopleRegistered } from './figures.ts'
import { findPeople } from './find-people.ts'
import { importPeople } from './import-people.ts'
import { listPeople } from './list-people.ts'
import { mergePeople } from './merge-people.ts'
import { peopleExport } from './people-export.ts'
import { peopleSheet } from './people-sheet.ts'
import { revealPerson } from './reveal-person.ts'
import { undoMerge } from './undo-merge.ts'

export const people: ServerModule = {
  name: 'people',
  actions: [importPeople, addPerson, correctPerson, mergePeople, undoMerge],
  queries: [listPeople, findPeople, revealPerson],
  figures: [peopleRegistered],
  imports: [peopleSheet],
  exports: [peopleExport],
  constraints: { person_identity_once: problems.registeredMeanwhile, person_one_version: problems.changedMeanwhile },
}
