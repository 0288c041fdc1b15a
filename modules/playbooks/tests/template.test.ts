import fc from 'fast-check'
import { expect, test } from 'vitest'
import { figuresOf, parseTemplate } from '../template.ts'

test('text, figures, tables and words come out in order with their places', () => {
  const { parts, mistakes } = parseTemplate(
    '截至{{asOf}}，劝返{{figure checkpoints.peopleTurnedBack}}人次。\n{{table a.b, c.d by day}}\n',
  )
  expect(mistakes).toEqual([])
  expect(parts).toEqual([
    { kind: 'text', text: '截至' },
    { kind: 'word', word: 'asOf', line: 1, column: 3 },
    { kind: 'text', text: '，劝返' },
    { kind: 'figure', figure: 'checkpoints.peopleTurnedBack', line: 1, column: 14 },
    { kind: 'text', text: '人次。\n' },
    { kind: 'table', figures: ['a.b', 'c.d'], by: 'day', line: 2, column: 1 },
    { kind: 'text', text: '\n' },
  ])
})

test('the figures of a template are listed each time they are printed', () => {
  const template = parseTemplate('{{figure a.b}}\n{{table a.b, c.d by township}}')
  expect(figuresOf(template).map((use) => use.figure)).toEqual(['a.b', 'a.b', 'c.d'])
})

test('a table in the middle of a sentence is a mistake', () => {
  expect(parseTemplate('见{{table a.b by day}}').mistakes).toMatchObject([
    { mistake: 'tableNotAlone', line: 1, column: 2 },
  ])
})

test('text without braces is never changed', () => {
  fc.assert(
    fc.property(fc.string(), (text) => {
      fc.pre(!text.includes('{{'))
      expect(parseTemplate(text)).toEqual({ parts: text === '' ? [] : [{ kind: 'text', text }], mistakes: [] })
    }),
  )
})
