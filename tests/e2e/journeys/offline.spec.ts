import { test } from '../phone'
import { gridOf } from '../place'
import { expect, type Person } from '../weft'

interface Reported { id: string; words: string; number: string }

async function reported(worker: Person, words: string): Promise<Reported> {
  return worker.post<Reported>('/api/cases', { words, ...(await gridOf(worker)), channel: 'Worker', anonymous: false })
}

async function remarks(worker: Person, id: string) {
  const timeline = await worker.get<{ step: string; happened: { words?: string } }[]>(`/api/cases/${id}/timeline`)
  return timeline.filter(entry => entry.step === 'Remark').map(entry => entry.happened.words)
}

test('Twenty entries made without a signal arrive once and in order, though the browser was killed meanwhile', async ({ worker, phone }) => {
  test.setTimeout(150_000)
  const mark = `离线${Date.now()}`
  const known = await reported(worker, `${mark} 已有案件`)

  let page = await phone.open()
  await page.goto(`/field/cases/${known.id}`)
  await expect(page.getByText(`${mark} 已有案件`).first()).toBeVisible()
  await page.goto('/field/report')
  await expect(page.getByRole('group', { name: '事项' }).getByRole('button').first()).toBeVisible()

  await phone.loseSignal()
  for (let n = 1; n <= 15; n++) {
    await page.goto('/field/report')
    await page.getByRole('button', { name: /定位/ }).click()
    await expect(page.getByRole('button', { name: '✓ 已定位' })).toBeVisible()
    await page.getByLabel('找事项：名称或关键词').fill('绿化缺株')
    await page.getByRole('group', { name: '事项' }).getByRole('button').first().click()
    await page.getByLabel('说明情况（可用语音输入）').fill(`${mark} 第 ${n} 件`)
    const photo = await page.screenshot({ clip: { x: 0, y: 0, width: 40 + n, height: 40 } })
    await page.locator('input[type=file]').first().setInputFiles({ name: 'p.png', mimeType: 'image/png', buffer: photo })
    await page.getByRole('button', { name: '提交' }).click()
    await expect(page.getByText('已保存在手机')).toBeVisible()
  }
  for (let n = 16; n <= 20; n++) {
    await page.goto(`/field/cases/${known.id}`)
    await page.getByRole('button', { name: '备注' }).click()
    await page.getByLabel('说明').fill(`${mark} 第 ${n} 条`)
    await page.locator('form').getByRole('button', { name: '备注' }).click()
    await expect(page.getByText('已保存在手机')).toBeVisible()
  }
  await phone.die()

  page = await phone.open()
  await page.goto('/field/queue')
  await expect(page.getByText('已上传')).toHaveCount(20, { timeout: 90_000 })

  const { items } = await worker.get<{ items: Reported[] }>(`/api/cases?words=${encodeURIComponent(mark)}&take=100`)
  const made = items.filter(one => one.id !== known.id).sort((one, other) => one.number.localeCompare(other.number))
  expect(made.map(one => one.words)).toEqual(Array.from({ length: 15 }, (_, index) => `${mark} 第 ${index + 1} 件`))
  expect(await remarks(worker, known.id)).toEqual(Array.from({ length: 5 }, (_, index) => `${mark} 第 ${index + 16} 条`))
})

test('What was noted offline on a case that moved on is marked as a conflict, and sent when the worker says so', async ({ weft, worker, phone }) => {
  test.setTimeout(120_000)
  const { id } = await reported(worker, '护栏松动，需要加固')

  let page = await phone.open()
  await page.goto(`/field/cases/${id}`)
  await expect(page.getByRole('button', { name: '备注' })).toBeVisible()
  await phone.loseSignal()
  await page.getByRole('button', { name: '备注' }).click()
  await page.getByLabel('说明').fill('已拉警戒线')
  await page.locator('form').getByRole('button', { name: '备注' }).click()
  await expect(page.getByText('已保存在手机')).toBeVisible()
  await phone.die()

  // Meanwhile the station takes the case up: it is no longer the one that the worker saw.
  const community = await weft.as('community')
  const catalogue = await community.get<{ items: { code: string }[] }>('/api/catalogue/items?limit=1')
  await community.post(`/api/cases/${id}/accept`, { itemCode: catalogue.items[0]!.code })

  page = await phone.open()
  await page.goto('/field/queue')
  await expect(page.getByText('有冲突')).toBeVisible()
  await expect(page.getByRole('alert')).not.toBeEmpty()
  await page.getByRole('button', { name: '按现状重新提交' }).click()
  await expect(page.getByText('已上传')).toBeVisible()
  expect(await remarks(worker, id)).toEqual(['已拉警戒线'])
})
