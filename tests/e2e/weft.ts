import { test as base, expect, type APIResponse, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { randomUUID } from 'node:crypto'

export { expect }

/** One of the demo accounts, `docs/demo-city.md`, or the user name of any other. */
export type Account =
  | 'worker' | 'leader' | 'community' | 'street' | 'county' | 'city' | 'dispatcher' | 'hotline' | 'sanitation' | 'water' | 'enforcement'
  | 'supervisor' | 'mediator' | 'analyst' | 'admin' | 'auditor' | 'resident' | (string & {})

export const password = 'weft-demo-2026'

export interface Look {
  width?: number
  height?: number
  theme?: 'light' | 'dark'
  language?: 'zh-CN' | 'en'
  /** A finger instead of a mouse. */
  touch?: boolean
  /** Where the device believes it is. */
  at?: { longitude: number; latitude: number }
}

/** Somebody with a browser of their own; `get` and `post` ask the server as the same person, for what a journey does not look at. */
export class Person {
  constructor(readonly page: Page) {}

  get context(): BrowserContext {
    return this.page.context()
  }

  async get<T>(path: string): Promise<T> {
    return answer<T>(await this.context.request.get(path))
  }

  async post<T>(path: string, data: unknown = {}): Promise<T> {
    return answer<T>(await this.context.request.post(path, { data, headers: { 'Idempotency-Key': randomUUID() } }))
  }
}

async function answer<T>(response: APIResponse): Promise<T> {
  if (!response.ok()) throw new Error(`${response.status()} ${response.url()}: ${await response.text()}`)
  return (await response.body()).length === 0 ? (undefined as T) : ((await response.json()) as T)
}

type Cookies = Awaited<ReturnType<BrowserContext['cookies']>>
const sessions = new Map<Account, Promise<Cookies>>()

/** Signs in once for all journeys of this process. A journey that signs out uses the form, so that the session of the others stays. */
function sessionOf(account: Account, browser: Browser, baseURL: string): Promise<Cookies> {
  const sessionOnce = async () => {
    const context = await browser.newContext({ baseURL })
    const response = await context.request.post('/api/session', { data: { userName: account, password }, headers: { 'Idempotency-Key': randomUUID() } })
    if (!response.ok()) throw new Error(`${account} cannot sign in: ${await response.text()}`)
    const cookies = await context.cookies()
    await context.close()
    return cookies
  }
  if (!sessions.has(account)) sessions.set(account, sessionOnce())
  return sessions.get(account)!
}

export interface Weft {
  /** A browser in which this account is signed in; nobody for an account of `null`. */
  as(account: Account | null, look?: Look): Promise<Person>
}

/** What no page may do while a journey runs: throw, break the content policy, or get a 5xx. */
export function watch(page: Page, faults: string[]) {
  page.on('pageerror', error => faults.push(error.stack ?? error.message))
  page.on('response', response => response.status() >= 500 && faults.push(`${response.status()} ${response.url()}`))
  page.on('console', said => {
    // The browser's own note of a refused request; what the page makes of the refusal is the page's business.
    if (said.type() === 'error' && !said.text().startsWith('Failed to load resource')) faults.push(said.text().slice(0, 500))
  })
}

export const test = base.extend<{ weft: Weft }>({
  baseURL: async ({}, use) => use(process.env.WEFT_ADDRESS), // eslint-disable-line no-empty-pattern
  weft: async ({ browser, baseURL, contextOptions }, use) => {
    const contexts: BrowserContext[] = []
    const faults: string[] = []
    await use({
      async as(account, { width = 1440, height = 900, theme = 'light', language = 'zh-CN', touch = false, at } = {}) {
        const context = await browser.newContext({
          ...contextOptions, baseURL, viewport: { width, height }, colorScheme: theme, hasTouch: touch, geolocation: at, permissions: at ? ['geolocation'] : [],
        })
        contexts.push(context)
        context.on('page', page => watch(page, faults))
        // The empty page that comes before the first has no storage.
        await context.addInitScript(chosen => location.protocol.startsWith('http') && (localStorage.getItem('weft.language') ?? localStorage.setItem('weft.language', chosen)), language)
        if (account) await context.addCookies(await sessionOf(account, browser, baseURL!))
        return new Person(await context.newPage())
      },
    })
    for (const context of contexts) await context.close()
    expect(faults, 'faults of the pages').toEqual([])
  },
})

/** Until what is asked for has come: no skeleton, nothing busy, and the letters are there. */
export async function settled(page: Page) {
  await page.locator('main').first().waitFor()
  await expect(page.locator('.el-skeleton, .van-skeleton, [aria-busy=true], .el-loading-mask:visible')).toHaveCount(0, { timeout: 20_000 })
  await page.evaluate(() => document.fonts.ready.then(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))))
}
