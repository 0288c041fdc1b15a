import { expect, test } from 'vitest'
import { isPublicAddress, lookupPublic, mayPushTo } from '../server/push-address.ts'

test.each([
  'https://fcm.googleapis.com/fcm/send/abc',
  'https://updates.push.services.mozilla.com/wpush/v2/abc',
  'https://web.push.apple.com/abc',
  'https://8.8.8.8/abc',
  'https://[2400:3200::1]/abc',
])('%s may be pushed to', (endpoint) => {
  expect(mayPushTo(endpoint, 'public')).toBe(true)
})

test.each([
  'http://push.example.com/abc',
  'https://push.example.com:8443/abc',
  'https://user@push.example.com/abc',
  'https://localhost/abc',
  'https://database/abc',
  'https://printer.local/abc',
  'https://127.0.0.1/abc',
  'https://2130706433/abc',
  'https://0x7f.1/abc',
  'https://10.1.2.3/abc',
  'https://169.254.169.254/latest/meta-data',
  'https://100.64.0.1/abc',
  'https://[::1]/abc',
  'https://[::ffff:10.0.0.1]/abc',
  'https://[fd00::1]/abc',
  'https://[64:ff9b::a00:1]/abc',
  'https://[2002:a00:1::]/abc',
  'ftp://push.example.com/abc',
  'javascript:alert(1)',
  'not an address',
])('%s may not', (endpoint) => {
  expect(mayPushTo(endpoint, 'public')).toBe(false)
})

test('where everything is allowed, only what is no web address is not', () => {
  expect(mayPushTo('http://127.0.0.1:9000/abc', 'anywhere')).toBe(true)
  expect(mayPushTo('file:///etc/passwd', 'anywhere')).toBe(false)
})

test('a name that leads to this machine is not connected to', async () => {
  const found = await new Promise<string | undefined>((resolve) => {
    lookupPublic('localhost', { all: true }, (error) => resolve(error?.code))
  })
  expect(found).toBe('EPRIVATE')
  expect(['1.1.1.1', '224.0.0.1', 'fe80::1', '', 'localhost'].map(isPublicAddress)).toEqual([
    true,
    false,
    false,
    false,
    false,
  ])
})
