import { CaseDesk, choose, photograph, say } from '../desk'
import { gridOf } from '../place'
import { expect, test } from '../weft'

test('A report goes the whole way round, and once more when the resident is not satisfied', async ({ weft }) => {
  test.setTimeout(180_000)
  const worker = await weft.as('worker')
  const at = await gridOf(worker)

  const resident = await weft.as(null, { width: 390, height: 780, touch: true, at })
  await resident.page.goto('/r/')
  await resident.page.getByRole('link', { name: /随手拍/ }).click()
  await photograph(resident, resident.page.locator('input[type=file]'))
  await resident.page.getByRole('button', { name: /当前位置/ }).click()
  await expect(resident.page.getByText(/社区/).first()).toBeVisible()
  await resident.page.getByLabel('发生了什么').fill('路口暴露垃圾堆了一地，气味很大')
  await resident.page.getByRole('button', { name: '暴露垃圾', exact: true }).click()
  await resident.page.getByLabel('手机号').fill('13900002222')
  await resident.page.getByRole('button', { name: '提交' }).click()
  await expect(resident.page.getByText('已收到，谢谢您！')).toBeVisible()
  const number = await resident.page.locator('.done b').innerText()
  await resident.page.getByRole('link', { name: '查看进度' }).click()
  await expect(resident.page.getByText('已上报').first()).toBeVisible()
  const follow = resident.page.url()

  const { items } = await worker.get<{ items: { id: string }[] }>(`/api/cases?words=${number}`)
  const id = items[0]!.id
  const as = async (account: string) => new CaseDesk(await weft.as(account), id)
  const [street, city, sanitation] = [await as('street'), await as('city'), await as('sanitation')]

  await new CaseDesk(worker, id).take('现场核实', async form => {
    await say(form, '说明', '现场属实，约两立方米垃圾')
    await photograph(worker, form.locator('input[type=file]'))
  })
  const community = await as('community')
  await community.take('受理')
  await community.take('上报上级', async form => {
    await say(form, '理由', '社区没有清运车辆')
    await say(form, '已做的努力', '已联系物业，物业无车')
  })
  await street.take('派遣', async form => choose(form, /主办单位/, '望澜区环境卫生'))

  await sanitation.open()
  expect(await sanitation.steps()).toContain('报到')
  await sanitation.take('报到')
  await sanitation.take('申请延期', async form => say(form, '理由', '清运车故障，维修中'))
  await street.take('同意延期')
  await city.take('同意延期')
  await sanitation.take('处置', async form => {
    await say(form, '说明', '垃圾已清运，地面已冲洗消杀')
    await photograph(sanitation.person, form.locator('input[type=file]'))
  })

  await street.take('核查')
  await street.take('结案', async form => {
    await form.locator('.el-checkbox').click()
    await say(form, '说明', '垃圾已清运完毕，地面已冲洗')
  })

  await resident.page.goto(follow)
  await expect(resident.page.getByText('垃圾已清运完毕，地面已冲洗').first()).toBeVisible()
  await resident.page.getByRole('radio', { name: '1 星' }).click()
  await resident.page.getByLabel('说说原因（选填）').fill('第二天又堆满了')
  await resident.page.getByRole('button', { name: '提交评价' }).click()
  await expect(resident.page.getByText('已收到您的不满意评价，将重新办理。')).toBeVisible()
  await expect(resident.page.getByText('第 2 轮办理')).toBeVisible()

  await community.open()
  await expect(community.person.page.getByText('第 2 轮').first()).toBeVisible()
  await community.person.page.getByRole('link', { name: '责任倒查' }).click()
  await expect(community.person.page.getByRole('rowheader', { name: /环境卫生/ })).toBeVisible()
})
