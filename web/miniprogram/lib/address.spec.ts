import { describe, expect, it } from 'vitest'
import { addressOf, pageOf, sharedPath } from './address'

const host = 'https://weft.example.org'

describe('the page that the shell shows', () => {
  it.each([
    [undefined, '/r/'],
    ['%2Fr%2Ffollow%2FabC_-1', '/r/follow/abC_-1'],
    ['/r/report', '/r/report'],
    ['/', '/r/'],
    ['//elsewhere.example/r/', '/r/'],
    ['https://elsewhere.example/r/', '/r/'],
    ['/r/../api/session', '/r/'],
    ['/r/report#photos=x', '/r/'],
    ['%E0%A4%A', '/r/'],
  ])('asked for %s it is %s', (asked, page) => expect(pageOf(asked)).toBe(page))

  it('has one slash between host and page', () => expect(addressOf(`${host}/`, '/r/map')).toBe(`${host}/r/map`))
})

describe('what a native page hands back', () => {
  it('stands behind the #, where no server sees it', () =>
    expect(addressOf(host, '/r/report', { longitude: 113.5, latitude: 24.1, system: 'gcj02' }, 1)).toBe(
      `${host}/r/report#longitude=113.5&latitude=24.1&system=gcj02&turn=1`,
    ))

  it('names the photos that were sent', () =>
    expect(addressOf(host, '/r/report', { photos: ['a', 'b'] }, 2)).toBe(`${host}/r/report#photos=a,b&turn=2`))

  it('is another address the second time, even from the same place', () => {
    const back = { longitude: 113.5, latitude: 24.1, system: 'gcj02' } as const
    expect(addressOf(host, '/r/report', back, 1)).not.toBe(addressOf(host, '/r/report', back, 2))
  })
})

describe('a shared link', () => {
  it('leads to the page, without what was handed back', () =>
    expect(sharedPath(`${host}/r/report#longitude=113.5&latitude=24.1&system=gcj02&turn=1`, host)).toBe('/pages/weft/weft?page=%2Fr%2Freport'))

  it('leads home from anywhere else', () => expect(sharedPath('https://elsewhere.example/r/map', host)).toBe('/pages/weft/weft?page=%2Fr%2F'))
})
