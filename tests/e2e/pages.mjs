/** Every page that is drawn and looked at: its name, the demo account that opens it, and how to come there. */
export const pages = [
  { name: 'sign-in', path: '/sign-in' },
  { name: 'my-desk', as: 'street', path: '/desk' },
  { name: 'cases', as: 'street', path: '/cases' },
  { name: 'case', as: 'street', path: '/cases', then: async page => page.locator('.list .row').first().click() },
  { name: 'accountability', as: 'street', path: '/cases?stage=Closed', then: async page => {
    await page.locator('.list .row').first().click()
    await page.getByRole('link', { name: /责任倒查|Accountability/ }).click()
  } },
]
