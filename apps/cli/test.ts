// `npm test`: everything that CI runs, in the order in which failing is cheapest.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'

const root = resolve(import.meta.dirname, '../..')
const chromium = ensureChromium()
const environment = { ...process.env, MUSTER_CHROMIUM: chromium }

// Anything named after `npm test --` narrows the tests down and goes to vitest alone.
const named = process.argv.slice(2)
const checks: [string, string, string[]][] = [
  ['格式与写法 format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['类型 types', 'tsc', ['--noEmit', '-p', '.']],
]
for (const [title, tool, args] of named.length > 0 ? [] : checks) run(title, tool, args)
run('测试 tests', 'vitest', ['run', ...named])

function run(title: string, tool: string, args: string[]): void {
  process.stderr.write(`\n== ${title}\n`)
  const began = Date.now()
  // On the Node that runs this, whatever the tool's first line says.
  const { status, signal } = spawnSync(process.execPath, [binary(tool), ...args], {
    cwd: root,
    stdio: 'inherit',
    env: environment,
  })
  if (status !== 0) {
    process.stderr.write(`\n没有通过：${title}。Failed: ${title}${signal ? ` (${signal})` : ''}\n`)
    process.exit(status ?? 1)
  }
  process.stderr.write(`== ${((Date.now() - began) / 1000).toFixed(1)} s\n`)
}

function binary(tool: string): string {
  return resolve(root, 'node_modules/.bin', tool)
}

/** The browser tests drive the system's Chromium; root may bring it from the system's packages. */
function ensureChromium(): string {
  const found = findChromium()
  if (found) return found
  if (process.getuid?.() === 0 && spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status === 0) {
    process.stderr.write('正在安装 Chromium 和中文字体  Installing Chromium and Chinese fonts\n')
    const apt = (args: string[]) =>
      spawnSync('apt-get', args, {
        stdio: ['ignore', 2, 2],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    apt(['update', '-qq'])
    apt(['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'])
    const installed = findChromium()
    if (installed) return installed
  }
  process.stderr.write(
    '没有找到 Chromium。请安装后再试：sudo apt-get install chromium fonts-noto-cjk，或把 MUSTER_CHROMIUM 设为 Chrome 的路径。\n' +
      'Chromium is missing. Install it and try again: sudo apt-get install chromium fonts-noto-cjk, or set MUSTER_CHROMIUM to the path of a Chrome.\n',
  )
  return process.exit(1)
}

function findChromium(): string | undefined {
  const mac = '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'
  const places = [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/usr/bin/google-chrome-stable',
    mac,
  ]
  return [process.env.MUSTER_CHROMIUM, ...places].find((place) => place && existsSync(place))
}
