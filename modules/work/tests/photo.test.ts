import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../../platform/shared/ids.ts'
import { openStory, registerPlaces } from '../../../tests/support/open-story.ts'
import { places } from '../../../tests/support/places.ts'
import { testServer } from '../../../tests/support/test-server.ts'
import { tinyPhoto } from '../../../tests/support/tiny-photo.ts'
import { readPicture } from '../server/picture.ts'
import { aPhoto } from './work-story.ts'

const { as, databaseUrl } = await testServer()
const behind = new pg.Pool({ connectionString: databaseUrl, max: 1 })
afterAll(() => behind.end())
let responseId: string
beforeAll(async () => {
  await registerPlaces(as)
  responseId = await openStory(as)
})

test('a photo is kept sealed, stands nowhere in the open, and is shown for a purpose that is written down', async () => {
  const lead = await as('townshipLead')
  const photoId = await aPhoto(lead, responseId)
  const shown = await lead.ask('work.photo', { photoId, purpose: 'epidemicControl' })
  expect(shown).toEqual({ format: 'jpeg', data: tinyPhoto })
  expect(await lead.mayNotAsk('work.photo', { photoId })).toBe('platform.purposeNeeded')
  const { rows } = await behind.query<{ sealed: Buffer }>('select sealed from work.photo where id = $1', [photoId])
  expect(rows[0]?.sealed.includes(Buffer.from(tinyPhoto, 'base64'))).toBe(false)
  expect(rows[0]?.sealed.toString('latin1')).not.toContain(tinyPhoto.slice(0, 40))
  const ledger = await behind.query("select input, sealed from platform.ledger_entry where action = 'work.addPhoto'")
  expect(JSON.stringify(ledger.rows)).not.toContain(tinyPhoto.slice(0, 40))
  const reads = await lead.ask<{ rows: unknown[] }>('ledger.reads', { recordId: photoId })
  expect(reads.rows).toHaveLength(1)
})

test('the next township sees neither the photo nor that there is one; an officer adds photos and looks at none', async () => {
  const photoId = await aPhoto(await as('officer'), responseId)
  const asked = { photoId, purpose: 'epidemicControl' }
  expect(await (await as('otherTownshipLead')).mayNotAsk('work.photo', asked)).toBe('platform.notFound')
  expect(await (await as('officer')).mayNotAsk('work.photo', asked)).toBe('platform.notAllowed')
})

const base64 = (...parts: (string | number[])[]) =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  ).toString('base64')
const jpegStart = [0xff, 0xd8]
const exif = [[0xff, 0xe1, 0, 10], 'Exif\0\0GP'] as const
const restOfTiny = Buffer.from(tinyPhoto, 'base64').subarray(2).toString('latin1')
const pngStart = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

test.each([
  ['a page', base64('<html><script>alert(1)</script></html>'), 'work.notAPhoto'],
  ['an SVG', base64('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'work.notAPhoto'],
  ['a PDF', base64('%PDF-1.7 not a picture at all'), 'work.notAPhoto'],
  ['half a JPEG', base64(jpegStart, [0xff, 0xe0, 0, 16], 'JFIF'), 'work.notAPhoto'],
  ['no base64', `${tinyPhoto.slice(0, 40)}<script>`, 'work.notAPhoto'],
  [
    'a JPEG with a position',
    base64(jpegStart, ...exif.map((part) => (typeof part === 'string' ? part : [...part])), restOfTiny),
    'work.photoTellsPlace',
  ],
  ['a PNG with a position', base64(pngStart, [0, 0, 0, 0], 'eXIf', [0, 0, 0, 0]), 'work.photoTellsPlace'],
  [
    '20 MB',
    Buffer.concat([Buffer.from(tinyPhoto, 'base64'), Buffer.alloc(1_000_001)]).toString('base64'),
    'work.photoTooLarge',
  ],
])('work.addPhoto refuses %s', async (_what, data, code) => {
  const lead = await as('townshipLead')
  const photo = { photoId: newId(), responseId, areaId: places.village, subjectId: newId(), data }
  expect(await lead.isRefused('work.addPhoto', photo)).toBe(code)
})

test('work.addPhoto refuses a foreign place and a second photo under the same id', async () => {
  const lead = await as('townshipLead')
  const photoId = await aPhoto(lead, responseId)
  const photo = { photoId, responseId, areaId: places.village, subjectId: newId(), data: tinyPhoto }
  expect(await lead.isRefused('work.addPhoto', photo)).toBe('platform.idTaken')
  expect(await lead.isRefused('work.addPhoto', { ...photo, areaId: places.otherVillage })).toBe('platform.notFound')
})

test('PNG and WebP are known by their content', () => {
  const png = base64(pngStart, [0, 0, 0, 0], 'IDAT', [0, 0, 0, 0], [0, 0, 0, 0], 'IEND', [0, 0, 0, 0])
  expect(readPicture(png)).toMatchObject({ format: 'png' })
  expect(readPicture(base64('RIFF', [12, 0, 0, 0], 'WEBPVP8 ', [0, 0, 0, 0]))).toMatchObject({ format: 'webp' })
})
