import { access } from '../../modules/access/server/routes.ts'
import { areas } from '../../modules/areas/server/routes.ts'
import { checkpoints } from '../../modules/checkpoints/server/routes.ts'
import { duty } from '../../modules/duty/server/routes.ts'
import { inspections } from '../../modules/inspections/server/routes.ts'
import { notices } from '../../modules/notices/server/routes.ts'
import { organisations } from '../../modules/organisations/server/routes.ts'
import { people } from '../../modules/people/server/routes.ts'
import { reports } from '../../modules/reports/server/routes.ts'
import { responses } from '../../modules/responses/server/routes.ts'
import { work } from '../../modules/work/server/routes.ts'
import { zones } from '../../modules/zones/server/routes.ts'
import type { ServerModule } from '../../platform/server/module.ts'

/** The rooms of the house, in the order in which they were built. */
export const modules: readonly ServerModule[] = [
  access,
  areas,
  organisations,
  people,
  responses,
  notices,
  duty,
  zones,
  checkpoints,
  work,
  inspections,
  reports,
]
