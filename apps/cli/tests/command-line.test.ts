import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { exitCodes } from '../exit-codes.ts'
import { musterProgram } from '../program.ts'
import { operatorAt } from './run-muster.ts'

const muster = operatorAt()
const { folder } = muster

describe('the command line', { timeout: 90_000 }, () => {
  test('explains each command in both languages with its exit codes', async () => {
    const names = musterProgram().commands.map((command) => command.name())
    expect(names).toEqual(
      expect.arrayContaining(['start', 'migrate', 'import', 'playbook', 'user', 'backup', 'restore']),
    )
    const { code, out } = await muster(['backup', '--help'])
    expect(code).toBe(exitCodes.done)
    for (const words of ['用法', 'Usage', '--with-keys', '--json', '退出码', 'Exit codes']) expect(out).toContain(words)
  })

  test('backs a town up and restores it at another place', async () => {
    expect(await muster(['migrate', '--json'])).toMatchObject({ code: exitCodes.done })
    const made = await muster(['backup', 'town.tar.gz', '--json'])
    expect(made).toMatchObject({ code: exitCodes.done, err: '' })
    expect(JSON.parse(made.out)).toMatchObject({ file: join(folder, 'town.tar.gz'), withKeys: false })
    const restored = await muster(['restore', 'town.tar.gz'], { MUSTER_DATA_DIR: join(folder, 'other-town') })
    expect(restored.code).toBe(exitCodes.done)
    expect(restored.out).toContain('逐表核对无误')
  })

  test('refuses to restore over a town, and says what to do instead', async () => {
    await muster(['migrate'])
    await muster(['backup', 'again.tar.gz'])
    const refused = await muster(['restore', 'again.tar.gz', '--json'])
    expect(refused.code).toBe(exitCodes.refused)
    const { problem } = JSON.parse(refused.out)
    expect(problem.code).toBe('backup.notEmpty')
    expect(problem.zh).toContain('MUSTER_DATA_DIR')
  })

  test('lists every wrong setting and starts nothing', async () => {
    const environment = { PORT: 'seven', MUSTER_LOG_LEVEL: 'loud', MUSTER_DATA_DIR: join(folder, 'never') }
    const { code, err } = await muster(['migrate'], environment)
    expect(code).toBe(exitCodes.wrongUsage)
    for (const words of ['PORT', 'MUSTER_LOG_LEVEL', '以下设置有误', 'These settings are wrong'])
      expect(err).toContain(words)
    expect(existsSync(join(folder, 'never'))).toBe(false)
  })

  test('says so when the given database cannot be reached', async () => {
    const { code, out } = await muster(['migrate', '--json'], {
      DATABASE_URL: 'postgres://muster:secret@127.0.0.1:1/muster',
    })
    expect(code).toBe(exitCodes.refused)
    expect(JSON.parse(out).problem.code).toBe('database.unreachable')
    expect(out).not.toContain('secret')
  })

  test('refuses what it does not know with the code for wrong usage', async () => {
    for (const args of [['backup', '--nope'], ['no-such-command'], ['restore']]) {
      const { code, err } = await muster(args)
      expect(code).toBe(exitCodes.wrongUsage)
      expect(err).toContain('用法有误')
    }
  })
})
