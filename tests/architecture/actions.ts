import { type HouseRule, isTest, type SourceFile } from './source-files.ts'

/** An action or a query as its file declares it. */
interface Declared {
  path: string
  kind: string
  name: string
  constant: string
  /** As written; empty when it names none. */
  permission: string
}

const DECLARATION = /export const (\w+)(?::[^=]+)? = (action|query)(?:<[^(]*>)?\(\{([\s\S]*?)\n\}\)/g

/** What the server folders of the rooms declare. Read from the text, so that a forgotten registration counts too. */
export function declaredIn(files: SourceFile[], kind?: 'action' | 'query'): Declared[] {
  return files
    .filter((file) => /^(modules\/[^/]+|platform)\/server\/.*\.ts$/.test(file.path) && !isTest(file.path))
    .flatMap((file) =>
      [...file.text.matchAll(DECLARATION)].map(([, constant = '', what = '', body = '']) => ({
        path: file.path,
        kind: what,
        name: body.match(/\bname:\s*'([^']+)'/)?.[1] ?? '',
        constant,
        permission: permissionIn(body),
      })),
    )
    .filter((one) => !kind || one.kind === kind)
}

/** The listing of a server folder says what the room can do: `close-checkpoint.ts` exports `closeCheckpoint`, alone. */
export const oneActionOneFile: HouseRule = (files) =>
  declaredIn(files, 'action').flatMap(({ path, constant, name }) => {
    const complaints: string[] = []
    const stem = path.split('/').at(-1)?.replace('.ts', '')
    const wanted = constant.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
    if (stem !== wanted) complaints.push(`${path}: the action ${constant} belongs in ${wanted}.ts`)
    if (name.split('.')[1] !== constant) complaints.push(`${path}: ${constant} is named "${name}"; use one name`)
    return complaints
  })

/** Nothing is done or read without a permission that a role can hold. */
export const everythingAsksPermission: HouseRule = (files) => [
  ...declaredIn(files)
    .filter((one) => !one.permission)
    .map((one) => `${one.path}: ${one.name} names no permission`),
  ...declaredIn(files)
    .filter((one) => one.permission.startsWith("'") && !knownPermissions(files).has(one.permission))
    .map((one) => `${one.path}: ${one.name} asks for ${one.permission}, which no role can hold`),
  ...files
    .filter(
      (file) =>
        // The access room is the door: signing in comes before anyone has a permission.
        /^modules\/(?!access\/)[^/]+\/server\//.test(file.path) &&
        /\b(app|server|fastify)\.(get|post|put|delete|route)\(/.test(file.text),
    )
    .map((file) => `${file.path}: a room has actions and queries, no HTTP routes of its own`),
]

/**
 * Every action has a test that it refuses: one that asks `isRefused('…', …)` of it, or whose title says "refuses",
 * "refused", "cannot" or "may not" and whose body sends it.
 */
export const everyActionIsSeenRefusing: HouseRule = (files) => {
  const tests = files.filter((file) => isTest(file.path)).map((file) => file.text)
  const refusals = tests.flatMap(refusalTests)
  return declaredIn(files, 'action')
    .filter(({ name }) => !tests.some((text) => new RegExp(`isRefused\\(\\s*'${name}'`).test(text)))
    .filter(({ name }) => !refusals.some((body) => body.includes(`'${name}'`)))
    .map(({ name, path }) => `${path}: no test sees '${name}' refuse: say isRefused('${name}', …)`)
}

function refusalTests(text: string): string[] {
  const tests = text.split(/(?=^[ \t]*(?:test|it)(?:\.each|\.for)?\()/m)
  return tests.filter((test) => /refus|cannot|may not/i.test(test.split('=>')[0] ?? '') && /refus/i.test(test))
}

// 'passage.record' in its quotes, or the word when a constant is given.
function permissionIn(body: string): string {
  return body.match(/\bpermission: ('[^']*'|\w+)/)?.[1] ?? body.match(/\bpermission(?=,)/)?.[0] ?? ''
}

function knownPermissions(files: SourceFile[]): Set<string> {
  const catalogue = files.find((file) => file.path === 'modules/access/permissions.ts')?.text ?? ''
  return new Set([...catalogue.matchAll(/^ {2}('[\w.]+'): \{/gm)].map(([, name = '']) => name))
}
