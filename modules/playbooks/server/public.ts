/** All that other modules and the command line may use of playbooks. */
export type { Finding } from './finding.ts'
export { listPlaybooks, loadPlaybook } from './load-playbook.ts'
export { listRulePacks, loadRulePack } from './load-rule-pack.ts'
export { runPlaybookCheck } from './run-playbook-check.ts'
