/** A roster as `duty.rosters` lists it. */
export interface RosterRow {
  id: string
  name: string
  areaId: string
  areaName: string
  fromDay: string
  untilDay: string
  state: 'draft' | 'published' | 'frozen'
  version: number
  shifts: number
  wanted: number
  taken: number
  changes: number
  edition: number
  editionAt: string | null
  changesSince: number
  publishedAt: string | null
}
