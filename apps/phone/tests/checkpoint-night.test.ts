import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import type { Passage } from '../../../modules/checkpoints/passage.ts'
import { fieldDay, officer, permitFor, recordVehicle, scanPermit, signIn, standAtPost, typePlate } from './field-day.ts'

const day = fieldDay()
const passages = () => day.server().accepted.filter((one) => one.action === 'checkpoints.recordPassage')
const hourAgo = () => new Date(Date.now() - 3_600_000)

describe('a night at a checkpoint without a network', () => {
  test('permits, fevers and refusals are judged on the phone alone, and all arrive once when the network is back', async () => {
    const { context, page } = await day.phone()
    const tap = (name: string) => page.getByRole('button', { name, exact: true }).click()
    const decide = (name: string) => page.getByRole('button', { name }).click()
    await signIn(page, day.server().url, officer)
    await standAtPost(page)
    await page.evaluate(() => navigator.serviceWorker.ready)
    await expect.poll(() => page.evaluate(async () => (await (await caches.open('code-reader')).keys()).length)).toBe(1)
    await context.setOffline(true)
    await page.reload()
    await tap('扫码登记')

    await typePlate(page, '甘J12345')
    await scanPermit(page, permitFor('甘J12345'))
    await page.getByText('保供通行证').waitFor()
    await tap('36.5')
    await decide('放行')
    await page.getByRole('status').filter({ hasText: '345' }).first().waitFor()

    const bad: [string, string, string][] = [
      ['甘J88881', permitFor('甘J88881', { forged: true }), '签名核验不通过'],
      ['甘J88882', permitFor('甘J88882', { until: hourAgo() }), '到期'],
      ['甘J88883', permitFor('甘J88883', { revoked: true }), '撤销'],
      ['甘J88884', permitFor('甘J99999'), '不符'],
    ]
    for (const [plate, token, said] of bad) {
      await typePlate(page, plate)
      await scanPermit(page, token)
      await tap('36.6')
      await page.getByText(said).first().waitFor()
      await decide('放行')
      expect(await page.getByRole('button', { name: '车牌' }).textContent()).toBe(plate)
      await decide('劝返')
      await page
        .getByRole('status')
        .filter({ hasText: plate.slice(-3) })
        .first()
        .waitFor()
    }

    await tap('人员')
    await page.getByText('证件号').click()
    for (const key of '110105194912310021') await tap(key)
    await page.getByText('校验不通过').waitFor()
    await tap('删除')
    await tap('删除')
    await tap('2')
    await tap('X')
    await tap('37.5')
    await decide('移交')
    await tap('医务人员')
    await page.getByRole('status').filter({ hasText: '移交' }).first().waitFor()
    expect(passages()).toEqual([])

    await page.getByRole('button', { name: /6 待发/ }).click()
    await page.getByText('6 条未发').waitFor()
    await context.setOffline(false)
    await page.getByText('全部送达').waitFor()
    const said = passages().map(({ input }) => [(input as Passage).decision, (input as Passage).reason])
    expect(said).toEqual([
      ['passed', undefined],
      ['turnedBack', 'permitForged'],
      ['turnedBack', 'permitExpired'],
      ['turnedBack', 'permitRevoked'],
      ['turnedBack', 'permitNotValid'],
      ['handedOver', 'fever'],
    ])
    expect(new Set(passages().map((one) => one.id)).size).toBe(6)
    await context.close()
  })

  test('a vehicle takes seven taps and is saved', async () => {
    const { context, page } = await day.phone()
    await signIn(page, day.server().url, officer)
    await standAtPost(page)
    await context.setOffline(true)
    await page.getByRole('button', { name: '扫码登记' }).click()
    await recordVehicle(page, '甘J11111', '36.5', '劝返')
    await page.evaluate(() => {
      const taps = { count: 0 }
      Object.assign(window, { taps })
      document.addEventListener('click', () => taps.count++, true)
    })
    await typePlate(page, '甘J22222')
    await page.getByRole('button', { name: '36.5', exact: true }).click()
    const took = await page.evaluate(async () => {
      const from = performance.now()
      const turnBack = [...document.querySelectorAll('button')].find((one) => one.textContent?.includes('劝返'))
      turnBack?.click()
      while (!document.querySelector('.r-saved')?.textContent?.includes('222')) {
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
      return performance.now() - from
    })
    expect(await page.evaluate(() => (window as unknown as { taps: { count: number } }).taps.count)).toBe(7)
    // `npm run bench -- phone` holds it to 100 ms; here the machine may be busy with anything.
    console.log(`saved in ${Math.round(took)} ms`)
    expect(took).toBeLessThan(5_000)
    await context.close()
  })

  test('less than 300 kB come down before the first use', () => {
    const files = readdirSync(day.folder, { recursive: true, encoding: 'utf8' })
    const before = files.filter(
      (file) => /[.](html|js|css|svg|webmanifest)$/.test(file) && !/workbox|sw[.]js/.test(file),
    )
    const weigh = (file: string) => gzipSync(readFileSync(join(day.folder, file))).length
    expect(before.reduce((sum, file) => sum + weigh(file), 0)).toBeLessThan(300_000)
  })
})
