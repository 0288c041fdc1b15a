import type { Page } from 'playwright-core'
import { madeUpIdentityNumber } from '../../support/people-sheet.ts'
import { asPeople, recordVehicle, recordWalker, type Vehicle, type Walker } from './at-the-checkpoint.ts'
import { type Permits, plates } from './permits.ts'

/** What the thirty come to, as anyone can count who reads the list below. */
export const counted = {
  passages: 30,
  vehiclesTurnedBack: 4,
  peopleTurnedBack: 4,
  supplyVehicles: 2,
  fevers: 1,
  handedOver: 2,
  goodsKilograms: 3500,
}

const ordinary = (at: number): Vehicle => ({
  plate: `甘J1000${at}`,
  temperatures: ['36.5', '36.7', '36.4'].slice(0, 1 + (at % 3)),
  decision: '放行',
})
const walker = (n: number): Walker => ({
  identityNumber: madeUpIdentityNumber(n),
  temperature: '36.6',
  decision: '放行',
})

/** Twenty vehicles: most pass, two on supply permits, four are turned back, one refuses the check and goes to the police. */
const vehicles = (permits: Permits): Vehicle[] => [
  ...[0, 1, 2, 3, 4].map(ordinary),
  {
    plate: plates.good,
    permit: permits.good,
    says: '保供通行证',
    tonnesOfFood: '3.5',
    temperatures: ['36.5', '36.6'],
    decision: '放行',
  },
  { plate: plates.revoked, permit: permits.revoked, says: '撤销', temperatures: ['36.5'], decision: '劝返' },
  { plate: plates.forged, permit: permits.forged, says: '签名核验不通过', temperatures: ['36.5'], decision: '劝返' },
  ...[5, 6, 7].map(ordinary),
  { plate: '川A5D0D8', temperatures: ['36.8'], decision: '劝返', answers: ['来自管控区域'] },
  { plate: plates.alsoGood, permit: permits.alsoGood, says: '保供通行证', temperatures: ['36.3'], decision: '放行' },
  {
    plate: '甘J20001',
    temperatures: ['36.5', '36.5'],
    decision: '移交',
    answers: ['公安', '不配合检查'],
    note: '拒绝登记，闯卡未遂，已当场移交',
  },
  ...[8, 9].map(ordinary),
  { plate: '甘J30001', temperatures: ['36.2'], decision: '放行' },
  { plate: '甘J30002', temperatures: ['36.9', '37.0'], decision: '放行' },
  { plate: '甘J30003', temperatures: ['36.4'], decision: '放行' },
]

/** Ten on foot, one of them with a fever; then the twentieth vehicle, whose permit has run out meanwhile. */
const walkers: Walker[] = [
  ...[11, 12, 13, 14].map(walker),
  { ...walker(15), temperature: '37.5', says: '发热', decision: '移交', answers: ['医务人员'] },
  ...[16, 17, 18, 19, 20].map(walker),
]

/** Records all thirty; answers how long each took from the first key to the line that says it is kept, in milliseconds. */
export async function recordThirty(
  page: Page,
  permits: Permits,
  show: (step: string) => Promise<void>,
): Promise<number[]> {
  const took: number[] = []
  const timed = async (record: Promise<void>, from = performance.now()) => {
    await record
    took.push(Math.round(performance.now() - from))
  }
  for (const vehicle of vehicles(permits)) await timed(recordVehicle(page, vehicle))
  await show('phone-vehicles')
  await asPeople(page)
  for (const one of walkers) {
    await timed(recordWalker(page, one))
    if (one.says === '发热') await show('phone-fever-kept')
  }
  await page.getByRole('button', { name: '车辆', exact: true }).click()
  await page.waitForFunction((at) => Date.now() >= at, permits.runsOutAt.getTime(), { timeout: 90_000 })
  const last = {
    plate: plates.expired,
    permit: permits.expired,
    says: '到期',
    temperatures: ['36.5'],
    decision: '劝返',
  }
  await timed(recordVehicle(page, last))
  return took
}
