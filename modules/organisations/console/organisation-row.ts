import type { Organisation } from '../organisation.ts'

/** An organisation as the list answers it. */
export type OrganisationRow = Organisation & { areaName: string; parentName: string | null; children: number }
export type TreeRow = Organisation & { areaName: string }
