import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { root } from './source-files.ts'

const HOUSE = ['platform', 'modules', 'apps', 'tests', 'bench']

/** A import that the layers forbid, or cannot be resolved. */
export interface Violation {
  rule: string
  from: string
  to: string
}

/**
 * Cruises the house that stands in `folder` by the project's own rules and answers every violation, and how many
 * files and imports were seen, so that a cruise that saw nothing is never taken for a clean house.
 */
export async function cruise(folder: string): Promise<{ violations: Violation[]; files: number; imports: number }> {
  const program = [
    '--import',
    join(root, 'tests/architecture/typescript-for-dependency-cruiser.mjs'),
    join(root, 'node_modules/dependency-cruiser/bin/dependency-cruiser.mjs'),
    ...['--config', join(root, '.dependency-cruiser.cjs'), '--output-type', 'json'],
    ...HOUSE.filter((part) => existsSync(join(folder, part))),
  ]
  const output = await new Promise<string>((resolve, reject) => {
    execFile(process.execPath, program, { cwd: folder, maxBuffer: 1 << 28 }, (error, stdout) =>
      stdout.startsWith('{') ? resolve(stdout) : reject(error ?? new Error('dependency-cruiser said nothing')),
    )
  })
  const { summary } = JSON.parse(output) as {
    summary: {
      violations: { rule: { name: string }; from: string; to: string }[]
      totalCruised: number
      totalDependenciesCruised: number
    }
  }
  return {
    violations: summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
    files: summary.totalCruised,
    imports: summary.totalDependenciesCruised,
  }
}
