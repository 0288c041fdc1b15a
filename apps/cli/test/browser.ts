import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { tell } from './checks.ts'

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The Chromium that the journeys drive, brought from the system's packages where we may. Ends the run without one. */
export function ensureChromium(): string {
  const found = findChromium() ?? (installPackages(['chromium']) ? findChromium() : undefined)
  if (found) return found
  tell(
    '没有找到 Chromium。请安装后再试：sudo apt-get install chromium fonts-noto-cjk，或把 MUSTER_CHROMIUM 设为 Chrome 的路径。',
  )
  tell(
    'Chromium is missing. Install it and try again: sudo apt-get install chromium fonts-noto-cjk, or set MUSTER_CHROMIUM to the path of a Chrome.',
  )
  return process.exit(1)
}

/** Chinese letters for the pictures that the journeys take; without them they only look wrong, so this is no failure. */
export function ensureChinese(): void {
  if (process.platform !== 'linux' || hasChinese() || installPackages(['fonts-noto-cjk'])) return
  tell('没有中文字体，截图里的汉字会显示成方框：sudo apt-get install fonts-noto-cjk')
  tell('No Chinese font: Chinese in screenshots will be boxes. sudo apt-get install fonts-noto-cjk')
}

function findChromium(): string | undefined {
  return [process.env.MUSTER_CHROMIUM, ...PLACES].find((place) => place && existsSync(place))
}

function hasChinese(): boolean {
  if (existsSync('/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc')) return true
  return Boolean(spawnSync('fc-list', [':lang=zh-cn', 'family'], { encoding: 'utf8' }).stdout?.trim())
}

function installPackages(names: string[]): boolean {
  if (process.getuid?.() !== 0 || spawnSync('apt-get', ['--version'], { stdio: 'ignore' }).status !== 0) return false
  tell(`正在安装 ${names.join('、')}  Installing ${names.join(', ')}`)
  const apt = (args: string[]) =>
    spawnSync('apt-get', args, { stdio: ['ignore', 2, 2], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt(['update', '-qq'])
  return apt(['install', '-y', '-qq', '--no-install-recommends', ...names]).status === 0
}
