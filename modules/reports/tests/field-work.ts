import pg from 'pg'
import { newId } from '../../../platform/shared/ids.ts'
import { places } from '../../../tests/support/places.ts'
import { insertStage, type Stage, setStage } from '../../../tests/support/stage.ts'
import type { TestServer } from '../../../tests/support/test-server.ts'

export interface FieldWork extends Stage {
  /** A response of the county next door. */
  otherResponseId: string
}

/** A county with names, a response, and a morning of made-up passages at two checkpoints, recorded by their officers. */
export async function fieldWork(server: TestServer): Promise<FieldWork> {
  await nameAreas(server.databaseUrl)
  const stage = await setStage(server.databaseUrl)
  const { responseId: otherResponseId } = await insertStage(server.databaseUrl, places.otherCounty, [])
  await record(server, 'officer', stage.checkpointId, morning)
  await record(server, 'otherOfficer', stage.otherCheckpointId, morning.slice(0, 3))
  return { ...stage, otherResponseId }
}

async function nameAreas(databaseUrl: string): Promise<void> {
  const names: [string, string, string, string | null][] = [
    [places.county, '演示县', 'county', null],
    [places.otherCounty, '演示邻县', 'county', null],
    [places.township, '演示甲镇', 'township', places.county],
    [places.otherTownship, '演示乙镇', 'township', places.county],
    ['621121102000000000', '演示丙镇', 'township', places.county],
    [places.village, '演示村', 'village', places.township],
  ]
  for (const [id, name, level, parent] of names) {
    await behind(
      databaseUrl,
      'insert into areas.area (id, code, name, level, parent_id, added_at) values ($1::bigint, $1::text, $2, $3, $4, clock_timestamp())',
      [id, name, level, parent],
    )
  }
}

type Passage = Record<string, unknown>

const turnedBack = { decision: 'turnedBack', reason: 'fromControlledZone' }
const morning: Passage[] = [
  { subject: 'vehicle', plate: '甘J12345', decision: 'passed', people: [{ temperature: 36.5 }], peopleCount: 2 },
  {
    subject: 'vehicle',
    plate: '甘J23456',
    ...turnedBack,
    people: [{ temperature: 36.6, originClass: 'controlledZone' }],
    peopleCount: 3,
  },
  { subject: 'person', ...turnedBack, people: [{ temperature: 36.4, originClass: 'controlledZone' }] },
  {
    subject: 'vehicle',
    plate: '甘J34567',
    decision: 'handedOver',
    reason: 'fever',
    handedOverTo: 'medic',
    people: [{ temperature: 38.1, onFollowUp: true }],
  },
  { subject: 'person', decision: 'passed', people: [{ temperature: 36.7 }] },
]

/** Records passages as an officer does, and throws what is refused. */
export async function record(
  server: TestServer,
  part: 'officer' | 'otherOfficer',
  checkpointId: string,
  passages: readonly Passage[] = morning,
): Promise<void> {
  const officer = await server.as(part)
  for (const passage of passages) {
    await officer.does('checkpoints.recordPassage', { id: newId(), checkpointId, direction: 'in', ...passage })
  }
}

/** One statement behind the server's back, as the owner of the tables: what a hand in the database does. */
export async function behind<T extends pg.QueryResultRow>(
  databaseUrl: string,
  text: string,
  values: unknown[] = [],
): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    return (await client.query<T>(text, values)).rows
  } finally {
    await client.end()
  }
}
