import { chromium, type BrowserContext, type Page } from '@playwright/test'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { browserHere } from '../browser.js'
import { gridOf } from '../place'
import { expect, password, settled, test } from '../weft'

test('What was noted offline on a case that moved on is marked, survives a killed browser, and is sent when the worker says so', async ({ weft, baseURL }) => {
  test.setTimeout(120_000)
  const worker = await weft.as('worker')
  const at = await gridOf(worker)
  const { id } = await worker.post<{ id: string }>('/api/cases', { words: '护栏松动，需要加固', longitude: at.longitude, latitude: at.latitude, channel: 'Worker', anonymous: false })

  const folder = mkdtempSync(join(tmpdir(), 'weft-phone-'))
  const phone = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      executablePath: browserHere(), baseURL, locale: 'zh-CN', viewport: { width: 390, height: 780 }, hasTouch: true,
    })
    return { context, page: context.pages()[0]! }
  }

  try {
    const first = await phone()
    await signIn(first.page)
    await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await first.page.goto(`/field/cases/${id}`)
    await expect(first.page.getByRole('button', { name: '备注' })).toBeVisible()
    await first.context.setOffline(true)
    await first.page.getByRole('button', { name: '备注' }).click()
    await first.page.getByLabel('说明').fill('已拉警戒线')
    await first.page.locator('form').getByRole('button', { name: '备注' }).click()
    await expect(first.page.getByText('已保存在手机')).toBeVisible()
    await kill(first.context)

    // Meanwhile the station takes the case up: it is no longer the one that the worker saw.
    const community = await weft.as('community')
    const { items } = await community.get<{ items: { code: string }[] }>('/api/catalogue/items?limit=1')
    await community.post(`/api/cases/${id}/accept`, { itemCode: items[0]!.code })

    const second = await phone()
    await signIn(second.page)
    await second.page.goto('/field/queue')
    await settled(second.page)
    await expect(second.page.getByText('有冲突')).toBeVisible()
    await expect(second.page.getByRole('alert')).not.toBeEmpty()
    await second.page.getByRole('button', { name: '按现状重新提交' }).click()
    await expect(second.page.getByText('已上传')).toBeVisible()
    await second.context.close()

    const timeline = await worker.get<{ step: string; happened: { words?: string } }[]>(`/api/cases/${id}/timeline`)
    expect(timeline.filter(entry => entry.step === 'Remark').map(entry => entry.happened.words)).toEqual(['已拉警戒线'])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

async function signIn(page: Page) {
  await page.goto('/field/sign-in')
  await page.getByLabel('用户名').fill('worker')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
}

/** As a dead battery would: the browser gets no last word. */
async function kill(context: BrowserContext) {
  const gone = new Promise(done => context.once('close', done))
  const session = await context.browser()!.newBrowserCDPSession()
  await session.send('Browser.crash').catch(() => undefined)
  await gone
}
