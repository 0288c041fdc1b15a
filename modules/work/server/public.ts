/**
 * What other rooms build on. All take the action's own context: what they write is part of the same command, its ledger entry and
 * its transaction. See the room's README.
 */
export type { Work } from './find-work.ts'
export { moveWork, type WorkMove } from './move-work.ts'
export { type NewWork, openWork } from './open-work.ts'
export { sampleOfClosed } from './sample-of-closed.ts'
export { workInWords } from './work-in-words.ts'
export { fallenDue, NOW_DUE, overdues, stays } from './work-sources.ts'
