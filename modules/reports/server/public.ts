/** What the command line may use of reports: their proof. */
export { verifyPrinted } from './verify-printed.ts'
export { type ProvenReport, verifyReports } from './verify-reports.ts'
