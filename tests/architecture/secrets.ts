import { execFileSync } from 'node:child_process'
import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { lintSource } from '@secretlint/core'
import { creator } from '@secretlint/secretlint-rule-preset-recommend'

const root = new URL('../../', import.meta.url).pathname
const LARGEST = 2 * 1024 * 1024

/** Shown to readers as what to fill in, or made up for a test; never a place where one of them could be used. */
const madeUp = [
  /postgres(ql)?:\/\/user:password@host/,
  /postgres(ql)?:\/\/\$\{/,
  /@(127\.0\.0\.1|localhost|\[::1\]|db\.example|nowhere|host|[\w.]*\.invalid)([:/]|$)/,
]

/** Our own secrets look like nothing that a scanner knows: a master key is 32 bytes in base64. And no private key at all. */
const ours = [
  /-----BEGIN [A-Z ]*PRIVATE KEY-----\s+[A-Za-z0-9+/=]{20}/,
  /\bmaster\.key\b.*[A-Za-z0-9+/]{43}=/,
  /MUSTER_OIDC_CLIENT_SECRET=["']?[^\s"'$<…]{12,}/,
]

/** What looks like a secret in a text: `path:line rule`, without the secret. */
export async function secretsIn(path: string, content: string): Promise<string[]> {
  const { messages } = await lintSource({
    source: { filePath: path, content, ext: `.${path.split('.').at(-1)}`, contentType: 'text' },
    options: { config: { rules: [{ id: '@secretlint/secretlint-rule-preset-recommend', rule: creator }] } },
  })
  const known = messages
    .filter(({ range: [from, to] }) => !madeUp.some((shape) => shape.test(content.slice(from, to + 1))))
    .map(({ range: [from], ruleId }) => `${path}:${lineAt(content, from)} ${ruleId.split('rule-')[1]}`)
  const own = ours.flatMap((shape) => {
    const at = content.search(shape)
    return at < 0 ? [] : [`${path}:${lineAt(content, at)} a secret of our own kind`]
  })
  return [...known, ...own]
}

function lineAt(content: string, at: number): number {
  return content.slice(0, at).split('\n').length
}

/** Every text that git keeps, or would keep with the next commit. */
export function keptTexts(): { path: string; content: string }[] {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 1 << 25,
  })
  return listed
    .split('\0')
    .filter((path) => path && (statSync(join(root, path), { throwIfNoEntry: false })?.size ?? LARGEST) < LARGEST)
    .map((path) => ({ path, content: readFileSync(join(root, path)) }))
    .filter(({ content }) => !content.subarray(0, 8000).includes(0))
    .map(({ path, content }) => ({ path, content: content.toString('utf8') }))
}
