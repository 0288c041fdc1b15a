/** What other rooms may ask about places. All take the caller's transaction; names of places are no secret and need no scope. */
export { areaNames, areasWithin, findAreas } from './find-areas.ts'
