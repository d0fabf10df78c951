import { afterEach, describe, expect, it } from 'vitest'
import { speak } from './i18n'
import { duration, left, said } from './time'

const present = new Date(2026, 10, 24, 10, 0).getTime()
const minutes = (count: number) => count * 60_000

describe('times as people say them', () => {
  afterEach(() => speak('zh-CN'))

  it.each([
    [present - 20_000, '刚刚'],
    [present - minutes(25), '25 分钟前'],
    [present + minutes(25), '25 分钟后'],
    [present - minutes(120), '今天 08:00'],
    [present - minutes(60 * 20), '昨天 14:00'],
    [present + minutes(60 * 20), '明天 06:00'],
    [new Date(2026, 9, 3, 9, 0).getTime(), '10月3日 09:00'],
    [new Date(2025, 9, 3, 9, 0).getTime(), '2025年10月3日 09:00'],
  ])('%s is said as %s', (moment, words) => expect(said(moment, present)).toBe(words))

  it('shows the two largest units of a length', () => {
    expect(duration(minutes(60 * 76 + 5))).toBe('3 天 4 小时')
    expect(duration(minutes(65))).toBe('1 小时 5 分钟')
    expect(duration(1000)).toBe('不到 1 分钟')
    expect(duration(minutes(60 * 24 * 30))).toBe('30 天')
  })

  it('says what is left of a limit and how far it was passed, in both languages', () => {
    expect(left(present + minutes(90), present)).toBe('还剩 1 小时 30 分钟')
    expect(left(present - minutes(90), present)).toBe('已超 1 小时 30 分钟')
    speak('en')
    expect(left(present - minutes(90), present)).toBe('1 h 30 min overdue')
  })
})
