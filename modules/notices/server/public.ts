/** How other rooms tell people something. Takes the caller's transaction. */
export { type News, tell } from './tell.ts'
