import { expect, test } from 'vitest'
import { newId } from '../../platform/shared/ids.ts'
import { places } from './places.ts'
import { testServer } from './test-server.ts'

const { url, as } = await testServer()

test('the real server answers on a port of its own', async () => {
  expect((await fetch(`${url}/healthz`)).status).toBe(200)
})

test('a member of the cast is signed in with a role of their own', async () => {
  const session = await (await as('officer')).get('/api/session')
  expect(await session.json()).toMatchObject({ user: { mustChangePassword: false } })
})

test('nobody in particular is told to sign in', async () => {
  const nobody = await as('nobody')
  expect(await nobody.isRefused('access.endGrant', { grantId: newId(), reason: 'made up' })).toBe(
    'platform.signInFirst',
  )
})

test('an officer may not make an account', async () => {
  const officer = await as('officer')
  const account = {
    userId: newId(),
    username: 'made-up',
    name: '演示',
    password: 'made-up-password',
    areaId: places.township,
  }
  expect(await officer.isRefused('access.createUser', account)).toMatch(/^platform\./)
})
