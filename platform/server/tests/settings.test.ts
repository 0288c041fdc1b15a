import { describe, expect, test } from 'vitest'
import { readSettings, WrongSettings } from '../settings.ts'

const read = (environment: Record<string, string>) => readSettings(environment, '/srv/muster')

function wrong(environment: Record<string, string>): WrongSettings {
  try {
    read(environment)
  } catch (error) {
    if (error instanceof WrongSettings) return error
    throw error
  }
  throw new Error('was accepted')
}

describe('settings', () => {
  test('need nothing at all: this machine only, data inside the project', () => {
    expect(read({})).toEqual({
      port: 7300,
      host: '127.0.0.1',
      dataDir: '/srv/muster/data',
      databaseUrl: undefined,
      masterKeyFile: '/srv/muster/data/master.key',
      oidc: undefined,
      secondFactor: 'off',
      filesAtOnce: 40,
      pushReach: 'public',
      publicUrl: 'http://127.0.0.1:7300',
      logLevel: 'info',
    })
  })

  test('take what the operator says', () => {
    const settings = read({
      PORT: '80',
      HOST: '0.0.0.0',
      MUSTER_DATA_DIR: '/var/lib/muster',
      DATABASE_URL: 'postgres://muster:secret@db:5432/muster',
      MUSTER_PUBLIC_URL: 'https://muster.example.gov.cn/',
    })
    expect(settings).toMatchObject({ port: 80, host: '0.0.0.0', publicUrl: 'https://muster.example.gov.cn' })
    expect(settings.masterKeyFile).toBe('/var/lib/muster/master.key')
  })

  test('count an empty variable as not set', () => {
    expect(read({ DATABASE_URL: '', PORT: '' })).toMatchObject({ databaseUrl: undefined, port: 7300 })
  })

  test('are refused with the whole list, in both languages, and without their values', () => {
    const refused = wrong({ PORT: '99999', DATABASE_URL: 'mysql://root:secret@db/x', MUSTER_LOG_LEVEL: 'loud' })
    expect(refused.wrong.map(({ name }) => name)).toEqual(['PORT', 'DATABASE_URL', 'MUSTER_LOG_LEVEL'])
    expect(refused.text('zh')).toContain('DATABASE_URL  应为 postgres://')
    expect(refused.text('en')).toContain('PORT  must be a whole number')
    expect(refused.text('zh') + refused.text('en')).not.toContain('secret')
  })

  test('are refused when single sign-on is filled in by half', () => {
    const refused = wrong({ MUSTER_OIDC_ISSUER: 'https://id.example.gov.cn' })
    expect(refused.wrong.map(({ name }) => name)).toEqual(['MUSTER_OIDC_CLIENT_ID', 'MUSTER_OIDC_CLIENT_SECRET'])
  })
})
