import { expect, test } from 'vitest'
import { ringAt } from '../quiet-hours.ts'

const at = (clock: string, day = '2022-09-14') => new Date(`${day}T${clock}:00+08:00`)

test.each([
  ['by day at once', at('14:05'), undefined, at('14:05')],
  ['at seven in the morning at once', at('07:00'), undefined, at('07:00')],
  ['just before ten at night at once', at('21:59'), undefined, at('21:59')],
  ['from ten at night on in the morning', at('22:00'), undefined, at('07:00', '2022-09-15')],
  ['after midnight the same morning', at('00:30'), undefined, at('07:00')],
  ['just before seven at seven', at('06:59'), undefined, at('07:00')],
  ['at night at once where duty begins within two hours', at('23:00'), at('00:30', '2022-09-15'), at('23:00')],
  [
    'at night two hours before duty that begins later',
    at('22:30'),
    at('02:00', '2022-09-15'),
    at('00:00', '2022-09-15'),
  ],
  ['in the morning for duty of the day', at('22:30'), at('14:00', '2022-09-15'), at('07:00', '2022-09-15')],
])('a phone rings %s', (_, now, beginsAt, rings) => {
  expect(ringAt(now, beginsAt)).toEqual(rings)
})
