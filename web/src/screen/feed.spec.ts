import { describe, expect, it } from 'vitest'
import { i18n } from '@/ui/i18n'
import { lineOf } from './feed'

const happening = (kind: string, body: object = {}) => ({ id: 1, kind, at: '2026-11-24T02:00:00Z', body })

describe('a line of the feed', () => {
  it.each([
    [happening('case.reported-in', { step: 'ReportIn', item: '暴露垃圾' }), '报到', '暴露垃圾'],
    [happening('case.sent-to-rework', { step: 'Inspect', item: null, number: '20261124000001' }), '核查', '20261124000001'],
    [happening('case.turned-yellow', { item: '路面塌陷' }), '将到期', '路面塌陷'],
    [happening('case.still-red', { item: '路面塌陷' }), '已超期', '路面塌陷'],
  ])('says what was done or which light came: %o', (given, words, about) => {
    const line = lineOf(given)
    expect(i18n.global.t(line.key)).toBe(words)
    expect(line.about).toBe(about)
  })
})
