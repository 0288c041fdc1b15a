import { z } from 'zod'
import { playbookFiles } from '../playbook.ts'
import { RulePack } from '../rule-pack.ts'

/**
 * JSON Schema (2020-12) of all YAML files of a playbook: any one of them fits, so that a single schema serves an editor in each.
 */
export function playbookJsonSchema(): Record<string, unknown> {
  const anyFile = z.union(
    Object.entries(playbookFiles).map(([file, schema]) => (schema as z.ZodType).meta({ title: file })),
  )
  return { title: 'Muster playbook', ...z.toJSONSchema(anyFile, { io: 'input' }) }
}

/** JSON Schema of a rule pack. */
export function rulePackJsonSchema(): Record<string, unknown> {
  return { title: 'Muster rule pack', ...z.toJSONSchema(RulePack, { io: 'input' }) }
}
