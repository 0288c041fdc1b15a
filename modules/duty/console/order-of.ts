import type { Dayjs } from 'dayjs'
import type { WrittenOrder } from '../order.ts'

/** An order as the form holds it. */
export type EnteredOrder = Omit<WrittenOrder, 'signedOn'> & { signedOn: Dayjs }

/** The order of a form as an action takes it. */
export function orderOf({ signedOn, ...entered }: EnteredOrder): WrittenOrder {
  return { ...entered, signedOn: signedOn.format('YYYY-MM-DD') }
}
