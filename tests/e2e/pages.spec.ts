import type { Page } from '@playwright/test'
import axe from 'axe-core'
import { setTimeout as pause } from 'node:timers/promises'
import { pages, pathOf } from './pages'
import { expect, settled, test } from './weft'

const wcag = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

for (const shown of pages) {
  test(`${shown.name} can be used by everybody, at every width, in both languages`, async ({ weft }) => {
    const who = await weft.as(shown.as, { touch: shown.face !== 'desk' })
    const { page } = who
    await page.goto(await pathOf(shown, who))
    await settled(page)
    await shown.open?.(page)
    expect.soft(await page.getByRole('alert').allInnerTexts(), 'what the page says it could not do').toEqual([])

    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      await settled(page)
      expect.soft(await empty(() => barriers(page)), `${colorScheme}: WCAG 2.2 AA`).toEqual([])
    }

    for (const width of [360, 768, 1440, 2560]) {
      await page.setViewportSize({ width, height: width < 600 ? 740 : 900 })
      await settled(page)
      expect.soft(await empty(() => sticksOut(page)), `${width} px: what sticks out at the side`).toEqual([])
    }

    expect.soft(await keys(page), 'words without a translation').toEqual([])
    await page.evaluate(() => localStorage.setItem('weft.language', 'en'))
    await page.reload()
    await settled(page)
    await shown.open?.(page)
    expect.soft(await page.locator('html').getAttribute('lang')).toBe('en')
    expect.soft(await keys(page), 'words without an English translation').toEqual([])
  })
}

/** What is found at last: a page that has just changed its clothes or its width gets a moment to put itself in order. */
async function empty(look: () => Promise<string[]>): Promise<string[]> {
  let found = await look()
  for (let times = 0; found.length > 0 && times < 5; times++) {
    await pause(500)
    found = await look()
  }
  return found
}

async function barriers(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  return page.evaluate(async tags => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run(document, { runOnly: tags, resultTypes: ['violations'] })
    return violations.flatMap(({ id, help, nodes }) => nodes.map(node => `${id}: ${node.any[0]?.message ?? help}: ${node.target.join(' ')}`))
  }, wcag)
}

/** What reaches furthest beyond the right edge of a page that can be scrolled sideways. */
const sticksOut = (page: Page) => page.evaluate(() => {
  const { clientWidth, scrollWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return []
  return [...document.querySelectorAll('body *')]
    .map(element => ({ element, right: Math.round(element.getBoundingClientRect().right) }))
    .filter(({ right }) => right > clientWidth)
    .sort((one, other) => other.right - one.right)
    .slice(0, 5)
    .map(({ element, right }) => `${right - clientWidth} px: ${element.tagName.toLowerCase()}.${element.className}`)
})

/** Keys of the locale that stand where their words should. */
const keys = (page: Page) => page.evaluate(() => {
  const key = /^[a-z][A-Za-z]*(\.[A-Za-z][A-Za-z0-9/-]*)+$/
  const texts = [document.title.split(' · ')[0]!]
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const at = walker.currentNode
    if (at instanceof Element) for (const name of ['aria-label', 'title', 'placeholder', 'alt']) texts.push(at.getAttribute(name) ?? '')
    else if (!at.parentElement?.closest('script, style, code, .code')) texts.push(at.textContent ?? '')
  }
  return [...new Set(texts.map(text => text.trim()).filter(text => key.test(text)))]
})
