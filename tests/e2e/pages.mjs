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
  { name: 'resident-home', path: '/r' },
  { name: 'resident-report', path: '/r/report', then: async page => page.getByRole('button', { name: /当前位置/ }).click() },
  { name: 'resident-map', path: '/r/map', wait: 2500 },
  { name: 'resident-figures', path: '/r/figures' },
  { name: 'resident-mine', path: '/r/mine' },
  { name: 'field-today', as: 'worker', path: '/field', wait: 2500, sizes: ['small'] },
  { name: 'field-report', as: 'worker', path: '/field/report', wait: 2500, sizes: ['small'] },
  { name: 'field-case', as: 'worker', path: '/field', wait: 2500, sizes: ['small'], then: async page => {
    await page.getByRole('tab').nth(2).click()
    await page.locator('main li a').first().click()
  } },
  { name: 'field-queue', as: 'worker', path: '/field/queue', sizes: ['small'] },
  { name: 'field-me', as: 'worker', path: '/field/me', sizes: ['small'] },
  { name: 'one-screen', as: 'city', path: '/screen', wait: 3000 },
  { name: 'notices', as: 'street', path: '/notices' },
  { name: 'accounts', as: 'admin', path: '/accounts' },
  { name: 'audit', as: 'admin', path: '/audit' },
  { name: 'units', as: 'admin', path: '/units' },
  { name: 'catalogue', as: 'admin', path: '/catalogue', wait: 1500 },
  { name: 'procedures', as: 'admin', path: '/procedures' },
  { name: 'calendars', as: 'admin', path: '/calendars' },
  { name: 'integrations', as: 'admin', path: '/integrations' },
  { name: 'my-account', as: 'admin', path: '/account' },
  { name: 'net', as: 'admin', path: '/net', wait: 3000 },
]
