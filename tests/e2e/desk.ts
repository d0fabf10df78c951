import type { Locator } from '@playwright/test'
import { expect, type Person } from './weft'

/** A case page in the hands of one person: takes steps as somebody at a desk does, by the buttons. */
export class CaseDesk {
  constructor(readonly person: Person, readonly caseId: string) {}

  async open() {
    await this.person.page.goto(`/cases/${this.caseId}`)
    await expect(this.person.page.getByRole('heading', { level: 1 })).toBeVisible()
  }

  /** Opens the case, takes the step and waits until the page says that it was done. */
  async take(step: string, fill: (form: Locator) => Promise<void> = async () => {}) {
    await this.open()
    const { page } = this.person
    await page.locator('.steps').getByRole('button', { name: step, exact: true }).click()
    const form = page.locator('form.step')
    await fill(form)
    await form.getByRole('button', { name: step, exact: true }).click()
    await expect(page.getByText(`已完成：${step}`)).toBeVisible()
  }

  steps() {
    return this.person.page.locator('.steps').getByRole('button').allInnerTexts()
  }
}

/** Types into one of Element's searching selects and takes the first that fits. */
export async function choose(form: Locator, label: string | RegExp, words: string) {
  const page = form.page()
  const box = form.locator('.el-form-item').filter({ hasText: label }).getByRole('combobox')
  await box.focus()
  await box.fill(words)
  await page.locator('.el-select-dropdown__item:visible').filter({ hasText: words }).first().click()
  await page.keyboard.press('Escape')
}

export const say = (form: Locator, label: string, words: string) => form.getByLabel(label, { exact: true }).fill(words)

/** A picture as a camera would make it, of what is on the screen now. */
export async function photograph(person: Person, input: Locator) {
  await input.setInputFiles({ name: 'photo.png', mimeType: 'image/png', buffer: await person.page.screenshot() })
}
