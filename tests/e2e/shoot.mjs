// node shoot.mjs URL FOLDER [NAME...]: draws the pages, small and wide, light; with DARK=1 in the dark.
import { mkdirSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { pages } from './pages.mjs'

const [url, folder, ...wanted] = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox', '--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader'] })
const sizes = { wide: { width: 1440, height: 900 }, small: { width: 360, height: 760 } }

for (const [size, viewport] of Object.entries(sizes)) {
  const signedIn = {}
  for (const one of pages.filter(page => (wanted.length === 0 || wanted.includes(page.name)) && (page.sizes ?? Object.keys(sizes)).includes(size))) {
    const who = one.as ?? 'nobody'
    signedIn[who] ??= await browser.newContext({ viewport, baseURL: url, locale: 'zh-CN', timezoneId: 'Asia/Shanghai', geolocation: { longitude: 113.5, latitude: 24.1 }, permissions: ['geolocation'], colorScheme: process.env.DARK ? 'dark' : 'light' })
    const context = signedIn[who]
    if (one.as && !context.there) {
      const answer = await context.request.post('/api/session', { data: { userName: one.as, password: 'weft-demo-2026' } })
      if (!answer.ok()) throw new Error(`${one.as} cannot sign in: ${answer.status()}`)
      context.there = true
    }
    const page = await context.newPage()
    page.on('pageerror', error => console.log(`${one.name} ${size}: ${error.message}`))
    page.on('console', message => message.type() === 'error' && console.log(`${one.name} ${size}: ${message.text()}`))
    await page.goto(one.path)
    await page.waitForLoadState('load')
    await page.waitForTimeout(one.wait ?? 900)
    if (one.then) {
      await one.then(page)
      await page.waitForTimeout(one.wait ?? 1200)
    }
    const wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    if (wider > 0) console.log(`${one.name} ${size}: ${wider} px wider than the screen`)
    await page.screenshot({ path: `${folder}/${one.name}-${size}${process.env.DARK ? '-dark' : ''}.png`, fullPage: false })
    await page.close()
  }
  for (const context of Object.values(signedIn)) await context.close()
}
await browser.close()
