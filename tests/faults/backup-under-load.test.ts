import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { ownServer } from '../support/own-server.ts'
import { openField } from './field/field.ts'
import type { Checked } from './field/promises.ts'
import { playRound } from './field/round.ts'
import { backupUnderLoad } from './troubles/backup-under-load.ts'
import { restarts } from './troubles/restarts.ts'

const server = await ownServer()
const field = await openField(server, { phones: 40, seed: 1958, paceMs: 300 })
const checked: Checked = new WeakMap()

test('a backup taken while forty phones send is whole, here and in an older PostgreSQL', async () => {
  field.crew.start()
  await sleep(2000)
  expect((await playRound(field, backupUnderLoad, { checked, prove: false })).broken).toEqual([])
})

test('the database is restarted under load, and the server is back by itself', async () => {
  const round = await playRound(field, restarts({ times: 2 }), { checked, prove: true })
  await field.crew.stop()
  expect(round.broken).toEqual([])
})
