import { expect, password, settled, test } from '../weft'

test('A worker signs in and sees what she holds', async ({ weft }) => {
  const { page } = await weft.as(null)
  await page.goto('/desk')
  await page.getByLabel('用户名').fill('worker')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()

  await expect(page).toHaveURL('/desk')
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await settled(page)
  await expect(page.getByRole('button', { name: '账号' })).toContainText('网格员')
})

test('A wrong password is refused in a sentence, and the way to the page asked for is kept', async ({ weft }) => {
  const { page } = await weft.as(null)
  await page.goto('/desk?from=a-notice')
  await page.getByLabel('用户名').fill('community')
  await page.getByLabel('密码').fill('not-the-password')
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page.getByRole('alert')).toBeVisible()

  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await expect(page).toHaveURL('/desk?from=a-notice')
})

test('The language and the theme that somebody chooses stay chosen', async ({ weft }) => {
  const { page } = await weft.as('community')
  await page.goto('/desk')
  await page.getByRole('button', { name: 'EN' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/[A-Za-z]/)
  await page.getByRole('button', { name: 'Appearance' }).click()
  await page.getByRole('button', { name: 'Appearance' }).click()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await page.reload()
  await expect(page.locator('html')).toHaveClass(/dark/)
  await expect(page.locator('html')).toHaveAttribute('lang', 'en')
})

test('Signing out asks the next reader for a sign-in', async ({ weft }) => {
  const { page } = await weft.as(null)
  await page.goto('/sign-in')
  await page.getByLabel('用户名').fill('street')
  await page.getByLabel('密码').fill(password)
  await page.getByRole('button', { name: '登录' }).click()
  await page.getByRole('button', { name: '账号' }).click()
  await page.getByRole('menuitem', { name: '退出' }).click()
  await expect(page).toHaveURL(/\/sign-in/)
  await page.goto('/desk')
  await expect(page).toHaveURL(/\/sign-in\?then=/)
})
