/** As much of JSON Schema as the description of the API uses. */
export interface Schema {
  type?: string
  const?: unknown
  enum?: unknown[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  properties?: Record<string, Schema>
  required?: string[]
  items?: Schema
  format?: string
  pattern?: string
  minimum?: number
}

/** What an inquisitive caller would try in a field, by what the field is called and takes. */
export interface Guesses {
  ids: readonly string[]
  areas: readonly string[]
  words: readonly string[]
  /** Tried alone in fields of that name. */
  byName: Record<string, readonly unknown[]>
}

/** Inputs for a schema: the least that it takes, then each field in turn with everything that could be tried in it. */
export function inputsOf(schema: Schema, guesses: Guesses): Record<string, unknown>[] {
  const options = schema.oneOf ?? schema.anyOf
  if (options) return options.flatMap((option) => inputsOf(option, guesses))
  const fields = Object.entries(schema.properties ?? {}).map(([name, field]) => ({
    name,
    needed: schema.required?.includes(name),
    values: valuesOf(name, field, guesses),
  }))
  const least = Object.fromEntries(fields.filter(({ needed }) => needed).map(({ name, values }) => [name, values[0]]))
  return [least, ...fields.flatMap(({ name, values }) => values.map((value) => ({ ...least, [name]: value })))]
}

function valuesOf(name: string, schema: Schema, guesses: Guesses): unknown[] {
  if (schema.const !== undefined) return [schema.const]
  const named = guesses.byName[name]
  if (named) return [...named]
  if (schema.enum) return schema.enum
  const options = schema.oneOf ?? schema.anyOf
  if (options) return options.flatMap((option) => valuesOf(name, option, guesses))
  if (schema.type === 'array') return valuesOf(name, schema.items ?? {}, guesses).map((value) => [value])
  if (schema.type === 'object') return schema.properties ? inputsOf(schema, guesses) : []
  if (schema.type === 'boolean') return [true, false]
  if (schema.type === 'integer' || schema.type === 'number') return [Math.max(schema.minimum ?? 0, 200)]
  if (schema.format === 'uuid') return [...guesses.ids]
  if (schema.pattern?.includes('\\d{17}')) return [...guesses.areas]
  if (schema.format === 'date-time')
    return [new Date(Date.now() - 86_400_000).toISOString(), new Date(Date.now() + 3_600_000).toISOString()]
  if (schema.format === 'date') return [new Date().toISOString().slice(0, 10)]
  return schema.type === 'string' ? [...guesses.words] : []
}
