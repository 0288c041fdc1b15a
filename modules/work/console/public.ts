/** What the desk pages of other rooms may use: the ledger of work, narrowed to their kind. */
export { WorkTable } from './work-table.tsx'
