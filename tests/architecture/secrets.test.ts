import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import { keptTexts, secretsIn } from './secrets.ts'

// Put together here, so that this file holds none of them itself.
const letters = (count: number) => randomBytes(count).toString('hex').slice(0, count)
const samples: [what: string, text: string][] = [
  ['a token of a code host', `const token = "${'gh'}p_${letters(36)}"`],
  ['a connection string', `DATABASE_URL=${'post'}gres://muster:${letters(12)}@db.county.example.org:5432/muster`],
  [
    'a private key',
    `-----BEGIN ${'RSA PRIVATE'} KEY-----\n${randomBytes(96).toString('base64')}\n-----END ${'RSA PRIVATE'} KEY-----`,
  ],
  ['a token of a package registry', `//registry.example/:_authToken=${'npm'}_${letters(36)}`],
  ['the master key', `master.key: ${randomBytes(32).toString('base64')}`],
  ['the secret of the other house', `MUSTER_OIDC_CLIENT_SECRET=${letters(24)}`],
]

test.each(samples)('%s would be found', async (_what, text) => {
  expect(await secretsIn('some/file.env', `first line\n${text}\n`)).toEqual([
    expect.stringMatching(/^some\/file\.env:2 /),
  ])
})

test('no secret stands in a text that git keeps', async () => {
  const texts = keptTexts()
  expect(texts.length).toBeGreaterThan(500)
  const found: string[] = []
  for (const { path, content } of texts) found.push(...(await secretsIn(path, content)))
  expect(found, 'take it out, make it void where it was used, and only then commit').toEqual([])
})
