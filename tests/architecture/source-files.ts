import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

/** One file of the project, as the house rules see it: where it stands and what it says. */
export interface SourceFile {
  path: string
  text: string
}

/** A rule of the house: answers one sentence for each place that breaks it, none when all is well. */
export type HouseRule = (files: SourceFile[]) => string[]

export const root = fileURLToPath(new URL('../../', import.meta.url))

const TEXT = /\.(tsx?|mjs|cjs|sql|md|json|ya?ml|css|html)$/

/** Every text file under version control or about to be, so that a rule also sees work that is not committed yet. */
export function projectFiles(): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], { cwd: root })
  return [...new Set(listed.toString().split('\0'))]
    .filter((path) => TEXT.test(path) && existsSync(root + path))
    .map((path) => ({ path, text: readFileSync(root + path, 'utf8') }))
}

/** Written by a tool and committed: nobody reads or formats it. */
export function isGenerated(path: string): boolean {
  return path === 'db/tables.ts' || path === 'package-lock.json' || path.endsWith('.d.ts')
}

export function isCode(path: string): boolean {
  return /\.(tsx?|mjs)$/.test(path) && !isGenerated(path)
}

export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}

export function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length
}
