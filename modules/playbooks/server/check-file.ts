import { z } from 'zod'
import { explainIssue, valueAt } from './explain-issue.ts'
import { type Advice, type Finding, notAmong } from './finding.ts'
import { type Path, parseYaml, spotOf, spotOfKey, syntaxFindings, type YamlFile } from './yaml-file.ts'

/** A YAML file read against its schema: its value when it fits, and a way to speak of any place in it. */
export interface CheckedFile<T> {
  value?: T
  findings: Finding[]
  find(path: Path, advice: Advice): Finding
}

/** Reads `text` as the schema asks; every way in which it does not fit is a finding with line and column. */
export function checkFile<S extends z.ZodType>(file: string, text: string, schema: S): CheckedFile<z.infer<S>> {
  const yaml = parseYaml(file, text)
  const find = (path: Path, advice: Advice): Finding => ({ file, ...spotOf(yaml, path), ...advice })
  const broken = syntaxFindings(yaml)
  if (broken.length > 0) return { findings: broken, find }
  const raw = plainValue(yaml)
  if (raw.refused) return { findings: [find([], raw.refused)], find }
  const parsed = schema.safeParse(raw.value)
  if (parsed.success) return { value: parsed.data, findings: [], find }
  return { findings: parsed.error.issues.flatMap((issue) => issueFindings(yaml, schema, issue, raw.value)), find }
}

function plainValue(yaml: YamlFile): { value?: unknown; refused?: Advice } {
  try {
    return { value: yaml.document.toJS() ?? {} }
  } catch (error) {
    // The library refuses aliases that would unfold into millions of nodes.
    const why = error instanceof Error ? error.message : String(error)
    return {
      refused: {
        wrong: { zh: '文件中的别名无法展开。', en: `The aliases cannot be unfolded: ${why}.` },
        mend: { zh: '去掉 & 和 * 别名，直接写出内容。', en: 'Write the content out instead of & and *.' },
      },
    }
  }
}

function issueFindings(yaml: YamlFile, schema: z.ZodType, issue: z.core.$ZodIssue, whole: unknown): Finding[] {
  const { file } = yaml
  if (issue.code === 'unrecognized_keys') {
    const known = keysAt(schema, issue.path)
    return issue.keys.map((key) => ({
      file,
      ...spotOfKey(yaml, issue.path, key),
      ...strayKey(key, known),
    }))
  }
  return [{ file, ...spotOf(yaml, issue.path), ...explainIssue(issue, valueAt(whole, issue.path)) }]
}

function strayKey(key: string, known: readonly string[]): Advice {
  const advice = notAmong({ zh: '键', en: 'key' }, key, known)
  if (!key.includes(' ')) return advice
  // `{ en: Masks, gloves }` reads as two keys: the comma is the mistake.
  const mend = { zh: '句中有逗号时，整句加双引号。', en: 'Put the whole text in quotes when it has a comma in it.' }
  return { ...advice, mend }
}

/** The keys that the schema knows at a path, for "did you mean". */
function keysAt(schema: z.ZodType, path: Path): string[] {
  let at: z.ZodType | undefined = bare(schema)
  for (const part of path) at = bare(childOf(at, part))
  return at instanceof z.ZodObject ? Object.keys(at.shape) : []
}

function childOf(schema: z.ZodType | undefined, part: PropertyKey): z.ZodType | undefined {
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType
  return schema instanceof z.ZodObject ? (schema.shape[String(part)] as z.ZodType | undefined) : undefined
}

function bare(schema: z.ZodType | undefined): z.ZodType | undefined {
  if (schema instanceof z.ZodOptional) return bare(schema.unwrap() as z.ZodType)
  if (schema instanceof z.ZodUnion)
    return (schema.options as z.ZodType[]).find((option) => option instanceof z.ZodObject)
  return schema
}
