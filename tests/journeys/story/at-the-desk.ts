import type { Browser, Locator, Page } from 'playwright-core'
import { devices } from '../../support/browser.ts'

/** Somebody's account as it is handed over: made-up names throughout. */
export interface Account {
  username: string
  password: string
}

/** A console at a desk of 1440x900, signed out. */
export async function openDesk(browser: Browser, url: string): Promise<Page> {
  const context = await browser.newContext({ ...devices.desk, timezoneId: 'Asia/Shanghai' })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  await page.goto(url)
  return page
}

/** A button by its words; the sign before them is part of its name. */
export const button = (within: Page | Locator, name: string) =>
  within.getByRole('button', { name: new RegExp(`(^|\\s)${name}$`) })

export const press = (within: Page | Locator, name: string) => button(within, name).click()

export async function signInAtDesk(page: Page, { username, password }: Account): Promise<void> {
  await page.getByLabel('账号').fill(username)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await press(page, '登录')
}

/** The dialog of that title; one may stand over a drawer. */
export const dialogOf = (page: Page, title: string) =>
  page.locator('.ant-modal').filter({ has: page.locator('.ant-modal-title', { hasText: title }) })

/** The first password opens nothing but the page that changes it. */
export async function takeUpPassword(page: Page, current: string, next: string): Promise<void> {
  await page.getByText('请先修改初始密码').waitFor()
  await page.getByLabel('现在的密码').fill(current)
  await page.getByLabel('新密码', { exact: true }).fill(next)
  await page.getByLabel('再输一次新密码').fill(next)
  await press(page, '保存新密码')
  await page.getByRole('navigation').waitFor()
}

/** Goes to a page by the sidebar. */
export async function goTo(page: Page, name: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name, exact: true }).click()
  // The first page is headed by the response's name.
  const arrived = name === '缺口' ? page.locator('.c-home-head') : page.locator('h1', { hasText: name })
  await arrived.waitFor()
}

/** Chooses an entry of a select; one with many entries is searched by typing. */
export async function choose(page: Page, field: Locator, option: string, typed?: string): Promise<void> {
  await field.click()
  if (typed) await field.fill(typed)
  const dropdown = page.locator('.ant-select-dropdown:visible')
  await dropdown.locator('.ant-select-item-option', { hasText: option }).first().click()
  // While it still folds away it may lie over the button that is pressed next.
  await dropdown.waitFor({ state: 'hidden' })
}

/** Makes an account and gives it a role over an area; answers it with the password that is shown once. */
export async function makeAccount(
  page: Page,
  { username, name, role, code }: { username: string; name: string; role: string; code: string },
): Promise<Account> {
  await goTo(page, '用户与授权')
  await press(page, '新建用户')
  const dialog = dialogOf(page, '新建用户')
  await dialog.getByLabel('用户名').fill(username)
  await dialog.getByLabel('姓名').fill(name)
  await dialog.getByLabel('管辖区域').fill(code)
  await press(dialog, '建立')
  const password = await dialog.locator('code').innerText()
  await press(dialog, '已抄下，关闭')
  await page.getByRole('cell', { name: username, exact: true }).click()
  await press(page, '授予角色')
  const grant = dialogOf(page, '授予角色')
  await choose(page, grant.getByLabel('角色'), role)
  await grant.getByLabel('管辖区域').fill(code)
  await press(grant, '确定')
  await grant.waitFor({ state: 'hidden' })
  await page.keyboard.press('Escape')
  return { username, password }
}

/** Sends a file through the page's import dialog and waits until every row was looked at. */
export async function importFile(page: Page, file: string | { name: string; mimeType: string; buffer: Buffer }) {
  await page.getByRole('button', { name: '导入' }).first().click()
  const dialog = dialogOf(page, '导入')
  await dialog.locator('input[type=file]').setInputFiles(file)
  await dialog.getByText(/已导入/).waitFor({ timeout: 60_000 })
  return dialog
}
