import { allFigures } from '../../platform/server/figures/figure.ts'
import type { Asker } from './asking.ts'

const ago = (days: number) => new Date(Date.now() + 8 * 3_600_000 - days * 86_400_000).toISOString().slice(0, 10)
const spans = { all: {}, week: { from: ago(7), to: ago(0) }, today: { from: ago(0) } }
const ways = ['area', 'village', 'day', 'post', 'decision', 'reason', 'permit_kind', 'origin_class']

/** What is asked of every figure: its value and parts over three spans, its first page of rows, its value as of earlier moments. */
export function figureQuestions(asker: Asker, responseId: string) {
  const figures = [...allFigures().values()]
  const over = Object.entries(spans)
  const value = figures.flatMap(({ name }) =>
    over.map(([span, within]) => ({
      what: `${name} ${span}`,
      ask: () => asker.ask('figures.value', { figure: name, responseId, ...within }),
    })),
  )
  const breakdown = figures.flatMap(({ name, source }) =>
    over.flatMap(([span, within]) =>
      ways
        .filter(
          (by) =>
            ['area', 'village', 'day'].includes(by) || source.dimensions.includes(by === 'post' ? 'checkpoint_id' : by),
        )
        .map((by) => ({
          what: `${name} by ${by} ${span}`,
          ask: () => asker.ask('figures.breakdown', { figure: name, responseId, by, ...within }),
        })),
    ),
  )
  const page = figures.map(({ name }) => ({
    what: name,
    ask: () => asker.ask('figures.rows', { figure: name, responseId }),
  }))
  const earlier = (hours: number) => ({ asOf: new Date(Date.now() - hours * 3_600_000).toISOString() })
  const asOf = [2, 24, 24 * 7].flatMap((hours) =>
    figures
      .filter(({ source }) => source.tally)
      .map(({ name }) => ({
        what: `${name} as of ${hours} h ago`,
        ask: () => asker.ask('figures.value', { figure: name, responseId, ...earlier(hours) }),
      })),
  )
  return { value, breakdown, two: twoDimensions(asker, responseId), rows: page, as_of: asOf }
}

/** One part of a figure taken apart once more, and what two dimensions have in common, over a month. */
function twoDimensions(asker: Asker, responseId: string) {
  const large = { subject: 'vehicle' }
  const small = { permit_kind: 'supply' }
  const summed = [...allFigures().values()].filter(({ source }) => source.closing)
  return summed.flatMap(({ name }) => [
    { what: `${name} of both`, ask: () => asker.ask('figures.value', ask(name, { ...large, ...small })) },
    ...['area', 'village', 'post', 'decision', 'origin_class'].map((by) => ({
      what: `${name} of one by ${by}`,
      ask: () => asker.ask('figures.breakdown', { ...ask(name, large), by }),
    })),
  ])

  function ask(figure: string, where: Record<string, string>) {
    return { figure, responseId, where }
  }
}
