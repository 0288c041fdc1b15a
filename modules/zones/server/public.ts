/** What other rooms may ask of zones. */
export { type Zone, zonesOf } from './zones-of.ts'
