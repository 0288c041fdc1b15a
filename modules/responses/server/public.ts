/** What other rooms may ask of a response: itself, its rules, and a place in its timeline. All take the caller's transaction. */
export { findResponses, getResponse, newestOpenResponse, type Response } from './find-responses.ts'
export { type Note, noteOnTimeline } from './note-on-timeline.ts'
export { playbookOf } from './playbook-of.ts'
export { rulePackOf } from './rule-pack-of.ts'
