import { type Passage, RecordPassage } from '../passage.ts'

/** A made-up vehicle with one healthy person; `over` says what is different. */
export function samplePassage(over: Partial<Record<keyof Passage, unknown>> = {}): Passage {
  return RecordPassage.parse({
    id: '018f2b1c-0000-7000-8000-000000000001',
    checkpointId: '018f2b1c-0000-7000-8000-000000000002',
    subject: 'vehicle',
    direction: 'in',
    plate: '甘J12345',
    people: [{ temperature: 36.5 }],
    decision: 'passed',
    ...over,
  })
}
