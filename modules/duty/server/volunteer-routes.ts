import type { ServerModule } from '../../../platform/server/module.ts'
import { platformProblems } from '../../../platform/server/problems.ts'
import { volunteerProblems } from '../volunteer-problems.ts'
import { endVolunteerLink } from './end-volunteer-link.ts'
import { listVolunteerLinks } from './list-volunteer-links.ts'
import { listVolunteers } from './list-volunteers.ts'
import { openVolunteerLink } from './open-volunteer-link.ts'
import { takeVolunteer } from './take-volunteer.ts'
import { vetVolunteer } from './vet-volunteer.ts'
import { volunteerDoors } from './volunteer-doors.ts'
import { volunteerFigures } from './volunteer-figures.ts'

/** Volunteers who sign up by a link, and those who vet them. */
export const volunteerRoutes = {
  actions: [openVolunteerLink, endVolunteerLink, takeVolunteer, vetVolunteer],
  queries: [listVolunteerLinks, listVolunteers],
  figures: volunteerFigures,
  doors: volunteerDoors,
  constraints: {
    volunteer_link_pk: () => volunteerProblems.linkKnown(),
    volunteer_link_not_overfull: () => volunteerProblems.linkFull(),
    volunteer_pk: () => platformProblems.idTaken(),
  },
} satisfies Partial<ServerModule>
