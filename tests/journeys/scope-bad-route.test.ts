import { beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { modules } from '../../apps/server/modules.ts'
import { allPermissions } from '../../modules/access/permissions.ts'
import { OWN } from '../../platform/server/actor.ts'
import { exporting } from '../../platform/server/export.ts'
import type { ServerModule } from '../../platform/server/module.ts'
import { query } from '../../platform/server/query.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'
import { unswept, watchRoutes, withoutPermission } from './scope-routes.ts'
import { askEverything, describedWays, guessesAt, marksIn, type Sweep, unhurried } from './scope-sweep.ts'

/** What a careless hand might add: a question for anybody that looks past row security, a file nobody asked leave for, a bare route. */
const everything = `select set_config('muster.scope', '{[0,999999999999999999)}', true)`
const careless: ServerModule = {
  name: 'careless',
  queries: [
    query({
      name: 'careless.posts',
      permission: OWN,
      input: z.object({}),
      output: z.array(z.string()),
      async run({ client }) {
        await client.query(everything)
        const { rows } = await client.query<{ name: string }>('select name from duty.post')
        return rows.map(({ name }) => name)
      },
    }),
    query({
      name: 'careless.isThere',
      permission: 'post.read',
      input: z.object({ postId: z.uuid() }),
      output: z.boolean(),
      async run({ client }, { postId }) {
        await client.query(everything)
        return (await client.query('select from duty.post where id = $1', [postId])).rowCount === 1
      },
    }),
  ],
  exports: [
    exporting({
      name: 'careless.file',
      permission: '',
      input: z.object({}),
      title: { zh: '文件', en: 'File' },
      columns: () => [],
      async *rows() {},
    }),
  ],
}
;(modules as ServerModule[]).push(careless)
const routes = watchRoutes((fastify) => {
  fastify.get('/api/careless', async () => ({ place: places.township }))
})
const { url, as } = await testServer(unhurried)
let township: MarkedTownship
let sweep: Sweep

beforeAll(async () => {
  township = await markTownship(as)
  const { ways } = await describedWays(url)
  sweep = { url, ways, township, guesses: await guessesAt(await as('commander'), township) }
})

test('a route that nobody described is found', () => {
  expect(unswept(routes, sweep.ways)).toEqual(['GET /api/careless'])
})

test('a question without a permission of its own is found, and a file without any', () => {
  expect(withoutPermission(sweep.ways, allPermissions)).toEqual([
    '/api/queries/careless.posts: own',
    '/api/exports/careless.file: ',
  ])
})

test('a question that looks past row security is found by what it shows, and by what it lets guess', async () => {
  const ways = sweep.ways.filter(({ path }) => /careless|zones\.zones/.test(path))
  const answers = await askEverything({ ...sweep, ways }, await as('otherTownshipLead'))
  const shown = answers.filter((answer) => marksIn(answer, township).length > 0).map(({ path }) => path)
  const guessed = answers.filter(({ tellsApart }) => tellsApart).map(({ path }) => path)
  expect([...new Set(shown)]).toEqual(['/api/queries/careless.posts'])
  expect([...new Set(guessed)]).toEqual(['/api/queries/careless.isThere'])
})
