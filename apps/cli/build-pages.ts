import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { brotliCompressSync, gzipSync } from 'node:zlib'

export type BuildPages = {
  /** Gets one line at the start and at the end of each build, in Chinese and English. */
  log: (line: string) => void
}

type Page = { name: 'console' | 'phone' | 'public'; zh: string; en: string }

const ROOT = fileURLToPath(new URL('../../', import.meta.url))
const PAGES: Page[] = [
  { name: 'console', zh: '工作台', en: 'console' },
  { name: 'phone', zh: '手机端', en: 'phone app' },
  { name: 'public', zh: '公开页', en: 'public page' },
]
// What the pages are made of; server folders and tests change nothing in them.
const SOURCES = [
  'platform',
  'modules',
  'apps/console',
  'apps/phone',
  'apps/public',
  'package-lock.json',
  'tsconfig.json',
]
const LEFT_OUT = /(^|\/)(server|tests|node_modules|dist)(\/|$)/

/** The same in a process of its own: the builder's memory goes when it is done, and the server stays small. */
export function buildPagesApart(): Promise<void> {
  return new Promise((done, failed) => {
    const child = spawn(process.execPath, [fileURLToPath(import.meta.url)], { stdio: ['ignore', 'ignore', 'inherit'] })
    child.once('error', failed)
    child.once('exit', (code) => (code === 0 ? done() : failed(new Error('the pages could not be built'))))
  })
}

/**
 * Builds console, phone and public page into dist/ where their sources changed since the last build; a second start finds the stamp and
 * takes no time. Gives the names of what was built. Throws when a build fails; the next call tries again.
 */
export async function buildPages({ log }: BuildPages): Promise<string[]> {
  const shared = await hashSources()
  const built: string[] = []
  for (const page of PAGES) {
    const stamp = join(ROOT, 'dist', `${page.name}.stamp`)
    const config = join(ROOT, `vite.config.${page.name}.ts`)
    const hash = createHash('sha256')
      .update(shared)
      .update(await readFile(config))
      .digest('hex')
    if ((await readIfThere(stamp)) === hash) continue
    // Gone while the pages are half-written: a build that was killed is done again.
    await rm(stamp, { force: true })
    await buildPage(page, config, log)
    await writeFile(stamp, hash)
    built.push(page.name)
  }
  return built
}

async function buildPage({ name, zh, en }: Page, configFile: string, log: BuildPages['log']) {
  const startedAt = performance.now()
  log(`正在生成${zh}页面… / building the ${en}…`)
  // Loaded only when something must be built: a warm start does not pay for it.
  const { build } = await import('vite')
  await build({ configFile, logLevel: 'error' })
  await packFiles(join(ROOT, 'dist', name))
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1)
  log(`${zh}页面已生成，用时 ${seconds} 秒 / ${en} built in ${seconds} s`)
}

const PACKED = /\.(js|css|html|svg|wasm|webmanifest)$/
const SMALLEST = 1_000

/** Lays a packed copy beside each text: a phone at a gate fetches a third, and the server packs nothing at each request. */
async function packFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder, { recursive: true })) {
    if (!PACKED.test(name)) continue
    const bytes = await readFile(join(folder, name))
    if (bytes.length < SMALLEST) continue
    await writeFile(join(folder, `${name}.gz`), gzipSync(bytes, { level: 9 }))
    await writeFile(join(folder, `${name}.br`), brotliCompressSync(bytes))
  }
}

async function hashSources(): Promise<string> {
  const files = (await Promise.all(SOURCES.map((source) => listFiles(join(ROOT, source))))).flat().sort()
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(relative(ROOT, file))
      .update('\0')
      .update(await readFile(file))
      .update('\0')
  return hash.digest('hex')
}

async function listFiles(path: string): Promise<string[]> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOTDIR') return undefined
      throw error
    },
  )
  if (!entries) return [path]
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !LEFT_OUT.test(relative(ROOT, file)))
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch {
    return undefined
  }
}

if (import.meta.main) {
  const built = await buildPages({ log: (line) => process.stderr.write(`${line}\n`) })
  if (built.length === 0) process.stderr.write('页面没有变化，无需生成 / pages unchanged, nothing to build\n')
}
