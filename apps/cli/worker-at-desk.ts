import type { Operator } from '../../modules/access/server/public.ts'
import type { AnyAction } from '../../platform/server/action.ts'
import type { Actor } from '../../platform/server/actor.ts'
import { openDesk } from '../../platform/server/commands/desk.ts'
import type { AnyImport } from '../../platform/server/import.ts'
import { sendPortions } from '../../platform/server/imports/send-portions.ts'
import { type Looked, lookAtSheet, type Sheet } from '../../platform/server/imports/take-sheet.ts'
import { jobAdder } from '../../platform/server/jobs.ts'
import type { Live } from '../../platform/server/live.ts'
import { assemble, type House } from '../../platform/server/module.ts'
import { platformProblems } from '../../platform/server/problems.ts'
import { type AnyQuery, answerQuery } from '../../platform/server/query.ts'
import { newId } from '../../platform/shared/ids.ts'
import { refuse } from '../../platform/shared/problem.ts'
import { modules } from '../server/modules.ts'
import { tellLive } from '../server/tell-live.ts'

/** Somebody who works at the desk without a browser: the same actions, queries and imports, with the same authority. */
export interface Worker {
  /** Sends one command and answers its result. Throws the Refusal; platform.busy when there is no answer. */
  does(action: string, input: unknown, madeAt?: Date): Promise<unknown>
  /** Sends hot commands together, in their order; throws the first Refusal. */
  doesAll(action: string, inputs: readonly { input: unknown; madeAt: Date }[]): Promise<void>
  asks(query: string, input: unknown): Promise<unknown>
  /** Takes the good rows of a sheet and answers how many, and those that were left. `input` was parsed by the import's own schema. */
  takes(wanted: AnyImport, input: unknown, sheet: Sheet): Promise<Looked & { accepted: number }>
}

/** Opens a desk of this process on the database; whoever knows an actor may work at it. */
export function openWorkDesk({ pool, vault }: Operator, live: Live): { house: House; as(actor: Actor): Worker } {
  const house = assemble(modules)
  let fault: unknown
  const desk = openDesk({
    pool,
    vault,
    actions: house.actions,
    addJobs: jobAdder(house.jobs),
    onLanded: (landed) => tellLive(live, landed),
    onFault: (error) => {
      fault = error
    },
  })
  // Nothing here opens personal fields in the name of a person with a purpose, so there is no reading to keep.
  const tools = { pool, vault, recordReading: async () => {} }

  async function submit(actor: Actor, commands: readonly unknown[]): Promise<unknown[]> {
    const answers = await desk.submit(actor, commands)
    return answers.map((answer) => {
      if (answer.outcome === 'refused') return refuse(answer.problem)
      if (answer.outcome === 'accepted') return answer.result
      throw fault ?? refuse(platformProblems.busy())
    })
  }

  return {
    house,
    as: (actor) => ({
      async does(action, input, madeAt = new Date()) {
        const [result] = await submit(actor, [commandOf(action, input, madeAt)])
        return result
      },
      async doesAll(action, inputs) {
        if (inputs.length > 0)
          await submit(
            actor,
            inputs.map(({ input, madeAt }) => commandOf(action, input, madeAt)),
          )
      },
      asks(name, input) {
        const asked = house.queries.get(name) as AnyQuery
        if (asked.sensitive) throw new Error(`${name} opens personal fields`)
        return answerQuery(tools, asked, { actor, input: asked.input.parse(input) })
      },
      async takes(wanted, input, sheet) {
        const { permission } = house.actions.get(wanted.action) as AnyAction
        const looked = await lookAtSheet(tools, wanted, { actor, permission, input, sheet })
        const sent = { wanted, input, looked, submit: (commands: readonly unknown[]) => desk.submit(actor, commands) }
        const accepted = await sendPortions(sent).catch((error: unknown) => {
          throw fault ?? error
        })
        return { ...looked, accepted }
      },
    }),
  }
}

function commandOf(action: string, input: unknown, madeAt: Date) {
  return { id: newId(), action, input, madeAt: madeAt.toISOString() }
}
