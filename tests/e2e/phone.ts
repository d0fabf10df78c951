import { chromium, expect, type BrowserContext, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserArguments, browserHere } from './browser.js'
import { gridOf } from './place'
import { password, test as base, watch, type Person } from './weft'

/** The phone of the worker: what the browser keeps on it outlives the browser. */
export class Phone {
  private context: BrowserContext | undefined

  constructor(private readonly folder: string, private readonly baseURL: string, private readonly at: { longitude: number; latitude: number }, private readonly faults: string[]) {}

  /** Starts the browser and signs in; a sign-in of the desk or the field ends with the browser. */
  async open(): Promise<Page> {
    this.context = await chromium.launchPersistentContext(this.folder, {
      executablePath: browserHere(), args: browserArguments, baseURL: this.baseURL, locale: 'zh-CN', timezoneId: 'Asia/Shanghai',
      viewport: { width: 390, height: 780 }, hasTouch: true, geolocation: this.at, permissions: ['geolocation'],
    })
    this.context.setDefaultTimeout(20_000)
    const page = this.context.pages()[0]!
    watch(page, this.faults)
    await page.goto('/field/sign-in')
    await page.getByLabel('用户名').fill('worker')
    await page.getByLabel('密码').fill(password)
    await page.getByRole('button', { name: '登录' }).click()
    await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
    // From here on the app is on the phone.
    await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return page
  }

  async loseSignal() {
    await this.context!.setOffline(true)
  }

  /** As a dead battery would: the browser gets no last word. */
  async die() {
    const gone = new Promise(done => this.context!.once('close', done))
    const session = await this.context!.browser()!.newBrowserCDPSession()
    await session.send('Browser.crash').catch(() => undefined)
    await gone
    this.context = undefined
  }

  async close() {
    await this.context?.close()
  }
}

export const test = base.extend<{ worker: Person; phone: Phone }>({
  worker: async ({ weft }, use) => use(await weft.as('worker')),
  phone: async ({ worker, baseURL }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'weft-phone-'))
    const faults: string[] = []
    const phone = new Phone(folder, baseURL!, await gridOf(worker), faults)
    await use(phone)
    await phone.close()
    rmSync(folder, { recursive: true, force: true })
    expect(faults, 'faults of the pages').toEqual([])
  },
})
