import type { Trouble } from '../troubles/trouble.ts'
import type { Field } from './field.ts'
import { brokenOrUnproven, brokenPromises, type Checked, lostOnPhones } from './promises.ts'

const DRAINED_WITHIN_SECONDS = 300

/** What came of one trouble. */
export interface Round {
  trouble: string
  seconds: number
  answered: number
  broken: string[]
}

/**
 * Lets one trouble happen under the load of all phones, then lets them send the rest, and looks whether every promise was
 * kept; `prove` also proves the whole ledger, which takes longer the more there is.
 */
export async function playRound(
  field: Field,
  trouble: Trouble,
  { checked, prove }: { checked: Checked; prove: boolean },
): Promise<Round> {
  const { crew, server } = field
  const began = Date.now()
  const before = crew.answered
  crew.start()
  const broken: string[] = []
  await trouble.happen(field).catch((error: Error) => broken.push(`${trouble.name}: ${error.message}`))
  broken.push(...lostOnPhones(crew))
  if (broken.length === 0) {
    const waiting = await crew.drain(DRAINED_WITHIN_SECONDS)
    if (waiting > 0) broken.push(`${waiting} commands had no answer ${DRAINED_WITHIN_SECONDS} s after the trouble`)
    else broken.push(...(await (prove ? brokenOrUnproven : brokenPromises)(field.databaseUrl, crew, checked)))
  }
  const ended = server.endedBy()
  if (ended) broken.push(ended)
  const seconds = Math.round((Date.now() - began) / 100) / 10
  return { trouble: trouble.name, seconds, answered: crew.answered - before, broken }
}
