import { mount } from '@vue/test-utils'
import { describe, expect, it } from 'vitest'
import LightBadge from './LightBadge.vue'

describe('a light', () => {
  it.each([
    ['Green', '正常'],
    ['Yellow', '将到期'],
    ['Red', '已超期'],
  ])('%s has a word and a shape beside its colour', (light, word) => {
    const badge = mount(LightBadge, { props: { light } })
    expect(badge.text()).toContain(word)
    expect(badge.find('[aria-hidden]').text()).not.toBe('')
  })

  it('says how much of the limit is left', () => {
    const dueAt = new Date(Date.now() + 2 * 3_600_000 + 30_000).toISOString()
    expect(mount(LightBadge, { props: { light: 'Green', dueAt } }).text()).toContain('还剩 2 小时')
  })
})
