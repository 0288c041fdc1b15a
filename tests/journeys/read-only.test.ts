import { spawn, spawnSync } from 'node:child_process'
import { chownSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { freePort } from '../support/free-port.ts'

const NOBODY = 65_534
const root = new URL('../../', import.meta.url).pathname.replace(/\/$/, '')
const data = mkdtempSync(join(tmpdir(), 'muster-read-only-'))
chownSync(data, process.getuid?.() === 0 ? NOBODY : (process.getuid?.() ?? 0), -1)
afterAll(() => rmSync(data, { recursive: true, force: true }))

// What the unit and the image promise, by the kernel's own means: a root that cannot be written, a /tmp of its own, one
// writable folder, another user, no capability, and none to be had.
const enclosed = (command: string) => `set -e
mount --make-rprivate /
mount -t tmpfs -o size=256m tmpfs /mnt
mkdir /mnt/data && mount --bind ${data} /mnt/data
mount -o remount,bind,ro /
mount -t tmpfs -o size=64m,mode=1777 tmpfs ${tmpdir()}
cd ${root}
if touch ${root}/.written 2> /dev/null; then exit 9; fi
exec setpriv --reuid=${NOBODY} --regid=${NOBODY} --clear-groups --bounding-set=-all --inh-caps=-all --no-new-privs ${command}`

const may = spawnSync('unshare', ['-m', 'bash', '-c', enclosed('true')]).status === 0

test.runIf(may)('an unprivileged user starts it from a root that cannot be written, and stops it', async () => {
  const port = String(await freePort())
  const environment = { PORT: port, MUSTER_DATA_DIR: '/mnt/data/inside', HOME: '/nowhere', NODE_ENV: 'production' }
  const started = `env -C ${root} ${Object.entries(environment)
    .map((pair) => pair.join('='))
    .join(' ')} ${process.execPath} apps/cli/main.ts start --json`
  const child = spawn('unshare', ['-m', 'bash', '-c', enclosed(started)], { stdio: ['ignore', 'pipe', 'pipe'] })
  let said = ''
  child.stdout.on('data', (chunk) => {
    said += chunk
  })
  child.stderr.on('data', (chunk) => {
    said += chunk
  })
  const gone = new Promise<number | null>((done) => child.once('exit', done))
  const ready = await waitFor(`http://127.0.0.1:${port}/healthz`, gone)
  expect(ready, said).toBe(200)
  const page = await fetch(`http://127.0.0.1:${port}/`)
  expect(await page.text()).toContain('id="root"')
  expect(readdirSync(join(data, 'inside'))).toContain('master.key')
  child.kill('SIGTERM')
  expect(await gone, said).toBe(0)
})

async function waitFor(url: string, gone: Promise<unknown>): Promise<number | undefined> {
  let ended = false
  void gone.then(() => {
    ended = true
  })
  const until = Date.now() + 120_000
  while (!ended && Date.now() < until) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return answer.status
    await new Promise((done) => setTimeout(done, 300))
  }
  return undefined
}
