import { z } from 'zod'
import { query } from '../../../platform/server/query.ts'
import { Id } from '../../../platform/shared/ids.ts'
import { sampleOfClosed, workInWords } from '../../work/server/public.ts'
import { WorkShown } from '../../work/work-shown.ts'
import { findingKind } from '../inspection.ts'

/** Closed findings to look at a second time: chosen by a seed such as the day, so that nobody picks them and anybody can choose them again. */
export const sampleFindings = query({
  name: 'inspections.sample',
  permission: 'inspection.read',
  input: z.object({ responseId: Id, size: z.int().min(1).max(50).default(5), seed: z.string().min(1).max(40) }),
  output: z.object({ rows: z.array(WorkShown), asOf: z.string() }),
  async run({ client, now }, { responseId, size, seed }) {
    const works = await sampleOfClosed(client, { responseId, kind: findingKind.name, size, seed })
    return { rows: await workInWords(client, works, now), asOf: now.toISOString() }
  },
})
