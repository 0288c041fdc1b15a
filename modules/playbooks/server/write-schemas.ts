import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { playbooksFolder, rulePacksFolder } from './folders.ts'
import { playbookJsonSchema, rulePackJsonSchema } from './json-schema.ts'

/** The schema files that editors read, by path; a test keeps the committed ones current. */
export function schemaFiles(): Map<string, string> {
  return new Map([
    [join(playbooksFolder, 'playbook.schema.json'), asText(playbookJsonSchema())],
    [join(rulePacksFolder, 'rule-pack.schema.json'), asText(rulePackJsonSchema())],
  ])
}

export async function writeSchemas(): Promise<void> {
  for (const [path, text] of schemaFiles()) await writeFile(path, text)
}

// One line: the file is for editors, and nobody formats it by hand.
function asText(schema: Record<string, unknown>): string {
  return `${JSON.stringify(schema)}\n`
}

if (import.meta.main) await writeSchemas()
