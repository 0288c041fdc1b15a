import pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { type Stage, setStage } from '../../../tests/support/stage.ts'
import { type TestServer, testServer } from '../../../tests/support/test-server.ts'

/** A made-up driver and vehicle, by which the tests look for what must not stand anywhere in the open. */
export const driver = {
  plate: '甘J86420',
  identityNumber: '11010519491231002X',
  name: '演示王某某',
  phone: '13800005678',
  note: '演示备注腹痛',
}

export interface Gate {
  server: TestServer
  stage: Stage
  /** A vehicle that passes, unless `more` says otherwise. */
  vehicle(more?: object): { id: string } & Record<string, unknown>
  /** A request for an exit permit of the township, valid from an hour ago for two days. */
  request(more?: object): { id: string } & Record<string, unknown>
  /** Looks behind the server. */
  rows(text: string, values?: unknown[]): Promise<Record<string, unknown>[]>
}

/** A server with a response that runs, and one checkpoint in each of two townships. */
export async function openGate(): Promise<Gate> {
  const server = await testServer()
  const stage = await setStage(server.databaseUrl)
  const vehicle = (more: object = {}) => ({
    id: newId(),
    checkpointId: stage.checkpointId,
    subject: 'vehicle',
    direction: 'in',
    plate: driver.plate,
    people: [{ identityNumber: driver.identityNumber, name: driver.name, phone: driver.phone, temperature: 36.5 }],
    decision: 'passed',
    ...more,
  })
  const request = (more: object = {}) => ({
    id: newId(),
    responseId: stage.responseId,
    kind: 'exit',
    areaId: places.township,
    holder: 'vehicle',
    plate: driver.plate,
    name: driver.name,
    phone: driver.phone,
    reason: '演示事由送货',
    from: hours(-1),
    until: hours(48),
    ...more,
  })
  async function rows(text: string, values: unknown[] = []) {
    const client = new pg.Client({ connectionString: server.databaseUrl })
    await client.connect()
    try {
      return (await client.query<Record<string, unknown>>(text, values)).rows
    } finally {
      await client.end()
    }
  }
  return { server, stage, vehicle, request, rows }
}

/** A moment so many hours from now, as a device would send it. */
export function hours(from: number): string {
  return new Date(Date.now() + from * 3_600_000).toISOString()
}
