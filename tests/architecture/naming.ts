import { type HouseRule, isCode, isTest } from './source-files.ts'

const VAGUE = new Set([
  'utils',
  'util',
  'helpers',
  'helper',
  'types',
  'common',
  'misc',
  'index',
  'interfaces',
  'models',
])
const KEBAB = /^[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9]+(-[a-z0-9]+)*)*$/

/** Names say what a file holds: kebab-case, no drawers for everything, no barrels, no `I` before an interface. */
export const naming: HouseRule = (files) =>
  files
    .filter((file) => isCode(file.path))
    .flatMap((file) => {
      const parts = file.path.split('/')
      const stem = (parts.at(-1) ?? '').replace(/\.(tsx?|mjs)$/, '')
      const complaints: string[] = []
      if (!KEBAB.test(stem)) complaints.push(`${file.path}: name the file in kebab-case`)
      for (const part of [...parts.slice(0, -1), stem.replace(/\.test$/, '')])
        if (VAGUE.has(part)) complaints.push(`${file.path}: "${part}" says nothing; name what is in it`)
      for (const [, name] of isTest(file.path) ? [] : file.text.matchAll(/\b(?:interface|type) (I[A-Z][a-z]\w*)\b/g))
        complaints.push(`${file.path}: ${name} needs no I before it`)
      return complaints
    })
