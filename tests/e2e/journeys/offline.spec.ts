import { gridOf } from '../place'
import { expect, password, test } from '../weft'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium, type Page } from '@playwright/test'
import { browserHere } from '../browser.js'

async function signIn(page: Page) {
  await page.goto('/field/sign-in')
  await page.getByLabel('用户名').fill('worker')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('heading', { name: '今天' })).toBeVisible()
}

test('Twenty entries made without a signal arrive once and in order, though the browser was killed meanwhile', async ({ weft, baseURL, contextOptions }) => {
  test.setTimeout(150_000)
  const worker = await weft.as('worker')
  const at = await gridOf(worker)
  const mark = `离线${Date.now()}`
  const known = await worker.post<{ id: string }>('/api/cases', { words: `${mark} 已有案件`, longitude: at.longitude, latitude: at.latitude, channel: 'Worker', anonymous: false })

  const folder = mkdtempSync(join(tmpdir(), 'weft-phone-'))
  const phone = async () => {
    const context = await chromium.launchPersistentContext(folder, {
      ...contextOptions, executablePath: browserHere(), baseURL, locale: 'zh-CN', viewport: { width: 390, height: 780 }, hasTouch: true,
      geolocation: at, permissions: ['geolocation'], args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'],
    })
    return { context, page: context.pages()[0] ?? (await context.newPage()) }
  }

  try {
    const first = await phone()
    await signIn(first.page)
    // The app is on the phone when its service worker is, and so is the case when it was opened once.
    await first.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await first.page.goto(`/field/cases/${known.id}`)
    await expect(first.page.getByText(`${mark} 已有案件`).first()).toBeVisible()
    await first.page.goto('/field/report')
    await expect(first.page.getByRole('group', { name: '事项' }).getByRole('button').first()).toBeVisible()

    await first.context.setOffline(true)
    for (let n = 1; n <= 15; n++) {
      await first.page.goto('/field/report')
      await first.page.getByRole('button', { name: /定位/ }).click()
      await expect(first.page.getByRole('button', { name: '✓ 已定位' })).toBeVisible()
      await first.page.getByLabel('找事项：名称或关键词').fill('绿化缺株')
      await first.page.getByRole('group', { name: '事项' }).getByRole('button').first().click()
      await first.page.getByLabel('说明情况（可用语音输入）').fill(`${mark} 第 ${n} 件`)
      if (n === 1) await first.page.locator('input[type=file]').first().setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: await first.page.screenshot() })
      else await first.page.locator('input[type=file]').first().setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: await first.page.screenshot({ clip: { x: 0, y: 0, width: 40 + n, height: 40 } }) })
      await first.page.getByRole('button', { name: '提交' }).click()
      await expect(first.page.getByText('已保存在手机')).toBeVisible()
    }
    for (let n = 16; n <= 20; n++) {
      await first.page.goto(`/field/cases/${known.id}`)
      await first.page.getByRole('button', { name: '备注' }).click()
      await first.page.getByLabel('说明').fill(`${mark} 第 ${n} 条`)
      await first.page.locator('form').getByRole('button', { name: '备注' }).click()
      await expect(first.page.getByText('已保存在手机')).toBeVisible()
    }
    // Killed, not closed: nothing may depend on a last word.
    await first.context.close()

    const second = await phone()
    // The sign-in ended with the browser; what waits did not.
    await signIn(second.page)
    await second.page.goto('/field/queue')
    await expect(second.page.getByText('已上传')).toHaveCount(20, { timeout: 90_000 })
    await second.context.close()

    const reports = await worker.get<{ items: { words: string; number: string }[] }>(`/api/cases?words=${encodeURIComponent(mark)}&take=100`)
    const made = reports.items.filter(one => one.words.includes('件') && !one.words.includes('已有')).sort((one, other) => one.number.localeCompare(other.number))
    expect(made.map(one => one.words)).toEqual(Array.from({ length: 15 }, (_, index) => `${mark} 第 ${index + 1} 件`))
    const timeline = await worker.get<{ step: string; happened: { words?: string } }[]>(`/api/cases/${known.id}/timeline`)
    expect(timeline.filter(entry => entry.step === 'Remark').map(entry => entry.happened.words)).toEqual(Array.from({ length: 5 }, (_, index) => `${mark} 第 ${index + 16} 条`))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
