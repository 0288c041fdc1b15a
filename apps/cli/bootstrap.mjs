// Runs on any Node from 20 on with nothing installed: brings what is missing, then hands over to the pinned Node.
// All it says goes to stderr, so that `--json` output stays clean.
import { spawn, spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { constants } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { serverFlags } from './server-flags.mjs'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const modules = join(root, 'node_modules')
const stamp = join(modules, '.muster-installed')
const wantedMajor = 24

const scripts = {
  start: ['apps/cli/main.ts', 'start'],
  test: ['apps/cli/test.ts'],
  bench: ['apps/cli/bench.ts'],
  faults: ['tests/faults/long-run.ts'],
  muster: ['apps/cli/main.ts'],
  build: ['apps/cli/build-pages.ts'],
}

const flags = { start: serverFlags }

await main(process.argv[2] ?? '', process.argv.slice(3))

async function main(verb, rest) {
  const script = scripts[verb]
  if (!script)
    stop(`用法：node apps/cli/bootstrap.mjs ${Object.keys(scripts).join('|')} …`, `Unknown verb "${verb}"`, 2)
  const [major] = process.versions.node.split('.').map(Number)
  if (major < 20) {
    stop(
      `需要 Node 20 或更新，现在是 ${process.version}。请先升级 Node。`,
      `Node 20 or later is needed, this is ${process.version}. Upgrade Node first.`,
      1,
    )
  }
  if (!isInstalled()) await install()
  const node = pinnedNode() ?? (await bringNode())
  writeStamp()
  handOver(node, [...(flags[verb] ?? []), join(root, script[0]), ...script.slice(1), ...rest])
}

function lockHash() {
  const lock = readFileSync(join(root, 'package-lock.json'))
  return createHash('sha256').update(lock).update(`${process.platform}-${process.arch}`).digest('hex')
}

function isInstalled() {
  if (!existsSync(modules)) return false
  return (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) || matchesLock()
}

/** Whoever ran npm by hand has no stamp, but npm's own record of what it put there. */
function matchesLock() {
  try {
    const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
    const found = JSON.parse(readFileSync(join(modules, '.package-lock.json'), 'utf8')).packages
    return Object.entries(wanted).every(
      ([path, { version, optional }]) => path === '' || found[path]?.version === version || (optional && !found[path]),
    )
  } catch {
    return false
  }
}

function writeStamp() {
  const hash = lockHash()
  if (!existsSync(stamp) || readFileSync(stamp, 'utf8') !== hash) writeFileSync(stamp, hash)
}

async function install() {
  say('正在安装依赖，第一次需要一两分钟', 'Installing what is missing; the first time takes a minute or two')
  const began = Date.now()
  const ticker = setInterval(() => {
    const seconds = Math.round((Date.now() - began) / 1000)
    say(`  ${seconds} 秒，已就位 ${countPackages()} 个`, `  ${seconds} s, ${countPackages()} packages in place`)
  }, 5000)
  const common = ['--include=dev', '--no-audit', '--no-fund']
  // `npm ci` refuses a lock file in which a registry does not offer every other system's binaries; `install` keeps to it too.
  const clean = await npm(['ci', ...common, '--loglevel=silent'])
  const code = clean === 0 ? 0 : await npm(['install', '--no-save', ...common, '--loglevel=error'])
  clearInterval(ticker)
  if (code !== 0) {
    stop(
      '依赖没有装成。请检查网络和 npm 源（npm config get registry），再执行一次同样的命令。',
      'Installing failed. Check the network and the npm registry (npm config get registry), then run the same command again.',
      code,
    )
  }
  say('依赖已装好', 'Installed')
}

function countPackages() {
  if (!existsSync(modules)) return 0
  return readdirSync(modules).filter((name) => existsSync(join(modules, name, 'package.json'))).length
}

/** npm that called us, or the one on the path. */
function npm(args) {
  const own = process.env.npm_execpath
  const [command, first] = own?.endsWith('.js') ? [process.execPath, [own]] : ['npm', []]
  return new Promise((done) => {
    const windows = process.platform === 'win32'
    const child = spawn(command, [...first, ...args], {
      cwd: root,
      stdio: ['ignore', 2, 2],
      shell: windows && command === 'npm',
    })
    child.on('error', () => done(1))
    child.on('close', (code) => done(code ?? 1))
  })
}

/** The Node of the package `node`, or the one that runs this when it is new enough. */
function pinnedNode() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node'
  const places = [join(modules, 'node/bin', name), ...platformPackages().map((path) => join(path, 'bin', name))]
  for (const place of places) {
    if (!existsSync(place)) continue
    // Seen to run once with these packages: not worth asking at every start.
    if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockHash()) return place
    if (spawnSync(place, ['--version'], { encoding: 'utf8' }).stdout?.startsWith(`v${wantedMajor}.`)) return place
  }
  return Number(process.versions.node.split('.')[0]) >= wantedMajor ? process.execPath : undefined
}

function platformPackages() {
  const system = process.platform === 'win32' ? 'win' : process.platform
  const prefix = system === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node'
  const name = `${prefix}-${system}-${process.arch}`
  return [join(modules, 'node/node_modules', name), join(modules, name)]
}

/** npm may be told to run no install scripts; then the package `node` is there without its program. */
async function bringNode() {
  const { version } = JSON.parse(readFileSync(join(modules, 'node/package.json'), 'utf8'))
  say(`正在下载 Node ${version}`, `Fetching Node ${version}`)
  const target = join(modules, 'node')
  const name = platformPackages()[0].split(/[\\/]/).pop()
  await npm([
    'install',
    '--prefix',
    target,
    '--no-save',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    `${name}@${version}`,
  ])
  const node = pinnedNode()
  if (node) return node
  stop(
    `没有取得 Node ${version}：npm 不许运行安装脚本，也下载不到 ${name}。请执行 npm rebuild node --ignore-scripts=false，或自行安装 Node ${wantedMajor} 后再执行同样的命令。`,
    `Could not get Node ${version}: npm may not run install scripts and ${name} could not be fetched. Run npm rebuild node --ignore-scripts=false, or install Node ${wantedMajor} yourself, then run the same command again.`,
    1,
  )
}

function handOver(node, args) {
  const path = `${join(modules, '.bin')}${process.platform === 'win32' ? ';' : ':'}${process.env.PATH ?? ''}`
  // What was compiled once is kept: the next start takes a third of the time, and 30 MB less without the compiler in it.
  const cache = process.env.NODE_COMPILE_CACHE ?? join(modules, '.cache', 'muster')
  const env = { ...process.env, PATH: path, NODE_COMPILE_CACHE: cache }
  const child = spawn(node, args, { stdio: 'inherit', env })
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGINT']) {
    process.on(signal, () => {
      // A terminal sends Ctrl-C to the child as well.
      if (signal !== 'SIGINT' || !process.stdin.isTTY) child.kill(signal)
    })
  }
  if (process.env.npm_lifecycle_event) {
    // npm that is told to stop ends without passing it on; seeing it gone, we stop the server in its place.
    const parent = process.ppid
    const watch = setInterval(() => {
      if (process.ppid === parent) return
      clearInterval(watch)
      child.kill('SIGTERM')
    }, 200)
  }
  child.on('error', (error) => stop(`无法运行 ${node}：${error.message}`, `Cannot run ${node}: ${error.message}`, 1))
  child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)))
}

function say(zh, en) {
  process.stderr.write(`${zh}  ${en.trim()}\n`)
}

function stop(zh, en, code) {
  process.stderr.write(`${zh}\n${en}\n`)
  process.exit(code)
}
