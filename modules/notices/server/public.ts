/** How other rooms tell people something, in the caller's transaction; and what push needs once, at the start. */
export { preparePush } from './push-key.ts'
export { type News, tell } from './tell.ts'
