import type { Field } from '../field/field.ts'

/** Something that goes wrong in a night. It leaves the server running; what it finds broken by itself it throws. */
export interface Trouble {
  name: string
  happen(field: Field): Promise<void>
}
