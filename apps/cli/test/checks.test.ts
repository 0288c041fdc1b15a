import { expect, test } from 'vitest'
import { readAudit } from './audit.ts'

const report = (severities: string[]) =>
  JSON.stringify({
    vulnerabilities: Object.fromEntries(severities.map((severity, at) => [`p${at}`, { name: `p${at}`, severity }])),
    metadata: {
      vulnerabilities: {
        high: severities.filter((one) => one === 'high').length,
        critical: severities.filter((one) => one === 'critical').length,
      },
    },
  })

test('a high or critical hole in a dependency is severe and named, a lesser one is told', () => {
  expect(readAudit(report(['high', 'low', 'critical']))).toEqual({
    severe: ['p0 high', 'p2 critical'],
    lesser: ['p1 low'],
  })
  const counted = '{"vulnerabilities":{},"metadata":{"vulnerabilities":{"high":1,"critical":2}}}'
  expect(readAudit(counted)).toMatchObject({ severe: ['3 high or critical'] })
})

test('a registry that cannot be asked is told from one that found nothing, with its reason', () => {
  expect(readAudit(report([]))).toEqual({ severe: [], lesser: [] })
  expect(readAudit('{"message":"405 Method Not Allowed","statusCode":405}')).toEqual({
    unavailable: '405 Method Not Allowed',
  })
  expect(readAudit('{"error":{"code":"ENOTFOUND"}}')).toEqual({ unavailable: 'ENOTFOUND' })
  for (const nothing of ['', '<html>', 'null', '{}', '{"metadata":{}}', '{"vulnerabilities":{}}'])
    expect(readAudit(nothing)).toHaveProperty('unavailable')
})
