import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { describe, expect, test } from 'vitest'
import { readSheet } from '../../../platform/server/spreadsheet/read-sheet.ts'
import { openAResponse } from '../../../tests/support/open-a-response.ts'
import { peopleSheet, sheetPeople, villagesOf } from '../../../tests/support/people-sheet.ts'
import { places } from '../../../tests/support/places.ts'
import { testDatabase } from '../../../tests/support/test-database.ts'
import { exitCodes } from '../exit-codes.ts'
import { operatorAt } from './run-muster.ts'

const databaseUrl = await testDatabase()
const muster = operatorAt({ DATABASE_URL: databaseUrl })
const divisions = new URL('../../../modules/areas/divisions/621121.csv', import.meta.url).pathname
const said = (out: string) => JSON.parse(out)

describe('an operator at the machine', { timeout: 120_000 }, () => {
  test('makes an account, sees it in the list, gives it a role, a new password, and shuts it', async () => {
    const made = await muster(['user', 'create', 'duty.one', '--name', '演示 值班员', '--area', '621121', '--json'])
    expect(made).toMatchObject({ code: exitCodes.done, err: '' })
    expect(said(made.out)).toMatchObject({
      username: 'duty.one',
      password: expect.stringMatching(/^\w{4}(-\w{4}){3}$/),
    })
    const granted = await muster(['user', 'grant', 'duty.one', 'dutyDesk', '--area', '621121', '--json'])
    expect(granted.code).toBe(exitCodes.done)
    const again = await muster(['user', 'reset', 'duty.one', '--json'])
    expect(said(again.out).password).not.toBe(said(made.out).password)
    expect((await muster(['user', 'disable', 'duty.one'])).out).toContain('已停用 duty.one')
    const { users } = said((await muster(['user', 'list', '--json'])).out)
    expect(users).toEqual([
      expect.objectContaining({ username: 'duty.one', name: '演示 值班员', roles: ['dutyDesk'], disabled: true }),
    ])
  })

  test('is told what to do instead when a name, a role, an area or a date will not do', async () => {
    const refused: [string[], string][] = [
      [['user', 'create', 'D!', '--name', '演示'], 'cli.usernameWrong'],
      [['user', 'create', 'duty.two', '--name', '演示', '--role', 'king'], 'cli.roleUnknown'],
      [['user', 'create', 'duty.two', '--name', '演示', '--area', '62112'], 'cli.areaCode'],
      [['user', 'create', 'duty.one', '--name', '演示'], 'access.usernameTaken'],
      [['user', 'reset', 'nobody'], 'cli.userUnknown'],
      [['user', 'disable', 'nobody'], 'cli.userUnknown'],
      [['user', 'grant', 'duty.one', 'officer', '--until', '2001-01-01'], 'cli.untilWrong'],
      [['import', 'areas', 'nowhere.csv'], 'cli.fileMissing'],
      [['import', 'areas', 'areas.pdf'], 'cli.notSheet'],
    ]
    for (const [args, code] of refused) {
      const answer = await muster([...args, '--json'])
      expect([args, answer.code, said(answer.out).problem.code]).toEqual([args, exitCodes.refused, code])
    }
  })

  test('imports the divisions of a county and its people, and finds the rows that were left beside the file', async () => {
    const areas = await muster(['import', 'areas', divisions, '--json'])
    expect(said(areas.out)).toEqual({ accepted: 361, rejected: 0, unknownHeaders: [] })
    const early = await muster(['import', 'people', divisions, '--json'])
    expect(said(early.out).problem.code).toBe('cli.noOpenResponse')
    const responseId = await openAResponse(databaseUrl, places.county)
    const people = sheetPeople(villagesOf(divisions), { rows: 200, wrong: 8 })
    writeFileSync(join(muster.folder, 'people.xlsx'), await peopleSheet(people))
    const taken = await muster(['import', 'people', 'people.xlsx', '--json'])
    const rejectedFile = join(muster.folder, 'people.xlsx.rejected.xlsx')
    expect(said(taken.out)).toMatchObject({ accepted: 192, rejected: 8, rejectedFile })
    expect(await reasonsIn(rejectedFile)).toHaveLength(8)
    const twice = await muster(['import', 'people', 'people.xlsx', '--response', responseId])
    expect(twice.out).toContain('已导入 0 行')
    const other = await muster(['import', 'people', 'people.xlsx', '--response', 'the-first-one', '--json'])
    expect(said(other.out).problem.code).toBe('cli.responseUnknown')
  })

  test('checks a playbook without any database', async () => {
    const nowhere = { DATABASE_URL: 'postgres://nobody@127.0.0.1:1/none' }
    const shipped = new URL('../../../playbooks/county-mobilisation', import.meta.url).pathname
    const good = await muster(['playbook', 'check', shipped, '--json'], nowhere)
    expect([good.code, said(good.out).ok]).toEqual([exitCodes.done, true])
    const bad = await muster(['playbook', 'check', 'no-such-folder'], nowhere)
    expect(bad.code).toBe(exitCodes.failed)
    expect(bad.out).toContain('没有这个文件夹')
  })
})

async function reasonsIn(file: string): Promise<string[]> {
  expect(existsSync(file)).toBe(true)
  const columns = [{ key: 'reason', headers: ['未导入原因'] }]
  const reasons: string[] = []
  for await (const row of readSheet(Readable.from(readFileSync(file)), { kind: 'xlsx', columns }))
    if (row.values.reason) reasons.push(row.values.reason)
  return reasons
}
