import type { AreaId } from '../../platform/shared/area-id.ts'

/** Where the cast works: two townships of one county, a village in each, and a county next door. */
export const places = {
  county: '621121000000000000',
  township: '621121100000000000',
  village: '621121100200000000',
  otherTownship: '621121101000000000',
  otherVillage: '621121101200000000',
  otherCounty: '621122000000000000',
} as const satisfies Record<string, AreaId>
