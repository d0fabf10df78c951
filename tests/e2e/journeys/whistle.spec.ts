import { CaseDesk, choose, say } from '../desk'
import { gridOf } from '../place'
import { expect, test } from '../weft'

test('A whistle calls three units, two report in, and everybody sees which one did not', async ({ weft }) => {
  test.setTimeout(180_000)
  const worker = await weft.as('worker')
  const at = await gridOf(worker)
  const reported = await worker.post<{ id: string }>('/api/cases', {
    words: '路面塌陷，水管漏水，围挡被撞倒，需要几家一起来', longitude: at.longitude, latitude: at.latitude, channel: 'Worker', anonymous: false,
  })
  const as = async (account: string) => new CaseDesk(await weft.as(account), reported.id)
  const community = await as('community')
  await community.take('受理', async form => choose(form, /事项/, '路面塌陷'))
  await community.take('吹哨', async form => {
    await form.getByLabel('集合地点').fill('荻丰街路口')
    for (const unit of ['望澜区环境卫生', '供水集团', '望澜区住房']) await choose(form, /吹哨单位/, unit)
    await say(form, '说明', '请半小时内到场')
  })

  await (await as('sanitation')).take('报到')
  await (await as('water')).take('报到')

  await community.open()
  const called = community.person.page.locator('.helper')
  await expect(called).toHaveCount(2)
  await expect(called.filter({ hasText: '未报到' })).toHaveCount(1)
  await expect(called.filter({ hasText: '已报到' })).toHaveCount(1)
})
