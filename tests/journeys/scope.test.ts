import { beforeAll, expect, test } from 'vitest'
import { hire, type Member } from '../support/cast.ts'
import { letRosterBegin } from '../support/marked-roster.ts'
import { type MarkedTownship, markTownship } from '../support/marked-township.ts'
import { markWork } from '../support/marked-work.ts'
import { openAResponse } from '../support/open-a-response.ts'
import { places } from '../support/places.ts'
import { testServer } from '../support/test-server.ts'
import { askable, askEverything, describedWays, guessesAt, marksIn, type Sweep, unhurried } from './scope-sweep.ts'

const server = await testServer(unhurried)
const { url, databaseUrl, as } = server

let township: MarkedTownship
let sweep: Sweep

beforeAll(async () => {
  township = await markWork(as, await markTownship(as))
  await letRosterBegin(server, township.ids)
  const { ways } = await describedWays(url)
  sweep = { url, ways, township, guesses: await guessesAt(await as('commander'), township) }
})

/** Questions without anything of one township in them: one's own, what is public, what is the county's, numbers (see below), pushes that failed. */
const ofNoTownship =
  /access\.(sessions|readingsOfMe)|areas\.(children|search|names|areas|responsibilityGaps)$|responses\.(choices|list|one|home|commandGroup|meetings)|duty\.my(Posts|Record|Reminders)|notices\.|figures\.(list|value|breakdown)/

test('the sweep asks well: all questions are answered, and those of a township show its own people its marks', async () => {
  const shown = new Set<string>()
  const answered = new Set<string>()
  for (const part of ['commander', 'townshipLead', 'medic', 'auditor', 'officer'] as const) {
    for (const answer of await askEverything(sweep, await as(part))) {
      if (answer.status === 200) answered.add(answer.path)
      if (answer.status === 200 && (answer.tellsApart || marksIn(answer, township).length > 0)) shown.add(answer.path)
      expect(answer.status, `${answer.path} ${answer.input}`).toBeLessThan(500)
    }
  }
  const paths = sweep.ways.filter(askable).map(({ path }) => path)
  expect(paths.filter((path) => !answered.has(path))).toEqual([])
  expect(paths.filter((path) => !shown.has(path) && !ofNoTownship.test(path))).toEqual([])
})

test.each(['otherGateLead', 'otherTownshipLead', 'otherCommander'] as const)(
  'nobody of another place is shown anything of the township, nor that it is there, whatever they ask and guess: %s',
  async (part) => {
    const told = (await askEverything(sweep, await as(part))).flatMap((answer) => {
      const marks = marksIn(answer, township)
      const fault = answer.status >= 500 || marks.length > 0 || answer.tellsApart
      return fault
        ? [`${answer.path} ${answer.input}: ${answer.status} ${marks.join()} ${answer.body.slice(0, 200)}`]
        : []
    })
    expect(told).toEqual([])
  },
)

/** Of the area and not of any one response, so open to whoever works there for another: accounts, standing bodies. */
const ofTheArea = /access\.|organisations\./

test('somebody of the same township who is bound to another response is shown nothing of this one', async () => {
  const responseId = await openAResponse(databaseUrl, places.county)
  const role = { username: 'bound', role: 'areaLead', areaId: places.township, responseId }
  const bound = await hire(await as('administrator'), role)
  const told = (await askEverything(sweep, bound)).flatMap((answer) => {
    const marks = answer.tellsApart ? ['tells apart'] : marksIn(answer, township)
    return marks.length > 0 && !ofTheArea.test(answer.path) ? [`${answer.path} ${answer.input}: ${marks.join()}`] : []
  })
  expect(told).toEqual([])
})

test('the numbers of another township are zero too', async () => {
  const { responseId } = township
  const [commander, other] = [await as('commander'), await as('otherTownshipLead')]
  const value = async (member: Member, figure: string, more: object = {}) =>
    (await member.ask<{ value: number }>('figures.value', { figure, responseId, ...more })).value
  const seen: string[] = []
  for (const figure of sweep.guesses.byName.figure as string[]) {
    if ((await value(commander, figure)) > 0) seen.push(figure)
    for (const more of [{}, { areaId: places.township }, { areaId: places.county }]) {
      expect([figure, more, await value(other, figure, more)]).toEqual([figure, more, 0])
    }
  }
  expect(seen.length).toBeGreaterThan(5)
})
