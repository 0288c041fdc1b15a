/** What the desk pages of other rooms may use: the form fields of a written order. */
export { OrderFields } from './order-fields.tsx'
export { orderOf } from './order-of.ts'
