import { fileURLToPath } from 'node:url'
import { pages, pathOf } from './pages'
import { settled, test, type Look } from './weft'

const folder = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** The picture of a page as its people see it; `WEFT_PICTURES=all` takes it in every look besides, for those who mend it. */
for (const shown of pages) {
  const own: Look = shown.face === 'desk' ? { width: 1440, height: 900 } : { width: 390, height: 844, touch: true }
  const take = (title: string, look: Look, file: string, fullPage: boolean) => test(title, async ({ weft }) => {
    const who = await weft.as(shown.as, look)
    await who.page.emulateMedia({ colorScheme: look.theme ?? 'light', reducedMotion: 'reduce' })
    await who.page.goto(await pathOf(shown, who))
    await settled(who.page)
    await shown.open?.(who.page)
    await settled(who.page)
    await who.page.waitForTimeout(500) // a map draws after it has loaded
    if (fullPage) {
      // A page that Chromium itself stretches loses what is sticky.
      const height = await who.page.evaluate(() => document.documentElement.scrollHeight)
      await who.page.setViewportSize({ width: look.width!, height: Math.min(Math.max(height, look.height!), 3000) })
      await who.page.waitForTimeout(300)
    }
    await who.page.screenshot({ path: file })
  })

  if (process.env.WEFT_PICTURES !== 'all') {
    take(shown.name, own, `${folder('docs/screenshots')}/${shown.name}.png`, false)
    continue
  }
  for (const [width, theme] of [[360, 'light'], [360, 'dark'], [768, 'light'], [1440, 'light'], [1440, 'dark'], [2560, 'light']] as const) {
    const name = `${shown.name}-${width}-${theme}`
    take(name, { ...own, width, height: width < 600 ? 740 : 900, theme }, `${folder('artifacts/screenshots')}/${name}.png`, true)
  }
  const name = `${shown.name}-en`
  take(name, { ...own, language: 'en' }, `${folder('artifacts/screenshots')}/${name}.png`, true)
}
