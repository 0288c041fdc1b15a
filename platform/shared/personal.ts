import { z } from 'zod'

/** What the law asks to be known of each personal field before it may be asked for. */
export interface PersonalMark {
  /** From the closed list of purposes; there is none for attendance, debt or petition. */
  purpose: Purpose
  legalBasis: string
  sensitivity: 'ordinary' | 'sensitive'
  /** ISO 8601 duration after the response closes, for example P30D. */
  retention: string
}

export const purposes = ['epidemicControl', 'residentHelp', 'dutyRoster', 'signIn', 'audit', 'correction'] as const
export type Purpose = (typeof purposes)[number]

const marks = new WeakMap<z.ZodType, PersonalMark>()

/** Marks a field as personal: the platform seals it wherever it is kept and never writes it in the open. */
export function personal<T extends z.ZodType>(schema: T, mark: PersonalMark): T {
  const marked = schema.clone() as T
  marks.set(marked, mark)
  return marked
}

export function personalMark(schema: z.ZodType): PersonalMark | undefined {
  return marks.get(schema) ?? (inner(schema) && personalMark(inner(schema) as z.ZodType))
}

/** The two halves of a value: what may stand in the open, and what must be sealed; both keep the value's shape. */
export interface Split {
  open: unknown
  personal: unknown
}

type Splitter = (value: unknown) => Split
const splitters = new WeakMap<z.ZodType, Splitter>()

/** Splits a parsed value by the marks of its schema. `personal` is undefined when nothing is marked or filled. */
export function splitPersonal(schema: z.ZodType, value: unknown): Split {
  if (value === undefined || value === null) return { open: value, personal: undefined }
  let split = splitters.get(schema)
  if (!split) {
    split = splitterOf(schema)
    splitters.set(schema, split)
  }
  return split(value)
}

/** How values of a schema are split: asked once, because telling schemas apart takes longer than splitting. */
function splitterOf(schema: z.ZodType): Splitter {
  if (!holdsPersonal(schema)) return (value) => ({ open: value, personal: undefined })
  if (marks.has(schema)) return (value) => ({ open: undefined, personal: value })
  if (schema instanceof z.ZodObject) {
    const shape = schema.shape as Record<string, z.ZodType>
    return (value) => splitObject(shape, value as object)
  }
  if (schema instanceof z.ZodArray) return (value) => splitArray(schema.element as z.ZodType, value as unknown[])
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion)
    return (value) => splitUnion(schema, value)
  const within = inner(schema)
  return (value) => (within ? splitPersonal(within, value) : { open: value, personal: undefined })
}

const holding = new WeakMap<z.ZodType, boolean>()

/** Whether anything is marked in a schema, at any depth; looked through once. */
function holdsPersonal(schema: z.ZodType): boolean {
  const known = holding.get(schema)
  if (known !== undefined) return known
  const holds = marks.has(schema) || partsOf(schema).some(holdsPersonal)
  holding.set(schema, holds)
  return holds
}

function partsOf(schema: z.ZodType): z.ZodType[] {
  if (schema instanceof z.ZodObject) return Object.values(schema.shape as Record<string, z.ZodType>)
  if (schema instanceof z.ZodArray) return [schema.element as z.ZodType]
  if (schema instanceof z.ZodDiscriminatedUnion || schema instanceof z.ZodUnion) return schema.options as z.ZodType[]
  const within = inner(schema)
  return within ? [within] : []
}

function splitObject(shape: Record<string, z.ZodType>, value: object): Split {
  const open: Record<string, unknown> = {}
  let sealed: Record<string, unknown> | undefined
  for (const [key, field] of Object.entries(value)) {
    const part = shape[key] ? splitPersonal(shape[key], field) : { open: field, personal: undefined }
    if (part.open !== undefined) open[key] = part.open
    if (part.personal === undefined) continue
    sealed ??= {}
    sealed[key] = part.personal
  }
  return { open, personal: sealed }
}

function splitArray(element: z.ZodType, values: unknown[]): Split {
  const parts = values.map((value) => splitPersonal(element, value))
  const any = parts.some((part) => part.personal !== undefined)
  return {
    open: parts.map((part) => part.open ?? null),
    personal: any ? parts.map((part) => part.personal ?? null) : undefined,
  }
}

function splitUnion(schema: z.ZodUnion | z.ZodDiscriminatedUnion, value: unknown): Split {
  const option = schema.options.find((one) => (one as z.ZodType).safeParse(value).success) as z.ZodType | undefined
  return option ? splitPersonal(option, value) : { open: value, personal: undefined }
}

/** Puts the two halves together again: the way back of `splitPersonal`. */
export function joinPersonal(open: unknown, sealed: unknown): unknown {
  if (sealed === undefined || sealed === null) return open
  if (open === undefined || open === null) return sealed
  if (Array.isArray(open) && Array.isArray(sealed)) return open.map((one, at) => joinPersonal(one, sealed[at]))
  if (typeof open !== 'object' || typeof sealed !== 'object') return sealed
  const joined: Record<string, unknown> = { ...open }
  for (const [key, field] of Object.entries(sealed)) joined[key] = joinPersonal(joined[key], field)
  return joined
}

function inner(schema: z.ZodType): z.ZodType | undefined {
  const definition = schema.def as { innerType?: z.ZodType; in?: z.ZodType }
  return definition.innerType ?? definition.in
}
