import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { validate } from 'dockerfile-utils'
import { expect, test } from 'vitest'
import packages from '../../package.json' with { type: 'json' }

const deploy = (name: string) => readFileSync(new URL(`../../deploy/${name}`, import.meta.url), 'utf8')
const dockerfile = deploy('Dockerfile')
const unit = deploy('muster.service')
const hasSystemd = spawnSync('systemd-analyze', ['--version']).status === 0

/** Runs a check of systemd on the unit, with a program that is there in place of the installed one. */
function analyze(...args: string[]): string {
  const folder = mkdtempSync(join(tmpdir(), 'muster-unit-'))
  const file = join(folder, 'muster.service')
  writeFileSync(file, unit.replace(/^ExecStart=\S+/m, `ExecStart=${process.execPath}`))
  try {
    return execFileSync('systemd-analyze', [...args, file], { encoding: 'utf8', stdio: 'pipe' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('the linter has nothing to say about the Dockerfile, and would say it', () => {
  const complaints = (text: string) => validate(text).map(({ message, range }) => `${range.start.line + 1}: ${message}`)
  expect(complaints(dockerfile)).toEqual([])
  expect(complaints(`${dockerfile}\nEXPOSE seven\nCMD x\nWORKDIRR /x\n`).length).toBeGreaterThan(1)
})

test('the image runs the pinned Node as a user without rights, with nothing of ours that is secret in it', () => {
  const stages = dockerfile.split(/^FROM /m).slice(1)
  for (const stage of stages) expect(stage.split('\n')[0]).toContain(`node:${packages.dependencies.node}-`)
  const last = stages.at(-1) ?? ''
  expect(last).toMatch(/^USER 10001:10001$/m)
  expect(last.slice(last.indexOf('USER'))).not.toMatch(/^(RUN|COPY|ADD|USER root)/m)
  expect(dockerfile).not.toMatch(/^ADD|curl|wget|--privileged|SECRET=|PASSWORD=/m)
  const left = deploy('Dockerfile.dockerignore').split('\n')
  expect(left).toEqual(expect.arrayContaining(['.git', 'data', '**/.env', '**/master.key']))
})

test('the unit writes nothing but its data, and holds no right that it does not need', () => {
  const said = Object.fromEntries(
    unit
      .split('\n')
      .filter((line) => /^\w+=/.test(line))
      .map((line) => line.split(/=(.*)/s).slice(0, 2)),
  )
  expect(said).toMatchObject({
    User: 'muster',
    StateDirectory: 'muster',
    ProtectSystem: 'strict',
    ProtectHome: 'yes',
    PrivateTmp: 'yes',
    NoNewPrivileges: 'yes',
    CapabilityBoundingSet: '',
    RestrictAddressFamilies: 'AF_INET AF_INET6 AF_UNIX',
    UMask: '0077',
  })
  expect(unit).not.toMatch(/^ReadWritePaths=|^User=root/m)
})

test.runIf(hasSystemd)('systemd understands the unit, and finds it little exposed', () => {
  expect(analyze('verify')).toBe('')
  // 2.0 of 10, where a plain service has 9.6: systemd calls it OK. Its network and Node's compiler are the rest.
  expect(analyze('security', '--offline=true', '--threshold=20', '--no-pager')).toContain('Overall exposure level')
  expect(() => analyze('security', '--offline=true', '--threshold=5', '--no-pager')).toThrow()
})
