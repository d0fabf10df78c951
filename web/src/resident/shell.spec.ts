import { beforeEach, describe, expect, it } from 'vitest'
import { handedBack, takeDraft, type Draft } from './shell'

const photo = '0190a1b2-0000-7000-8000-0123456789ab'

describe('what the mini program hands back', () => {
  it('is a place in GCJ-02, which becomes WGS 84', () => {
    const [x, y] = handedBack('#longitude=113.9171764808363&latitude=22.540796131694766&system=gcj02&turn=1', {})!.spot!
    expect(x).toBeCloseTo(113.912316, 8)
    expect(y).toBeCloseTo(22.543847, 8)
  })

  it('may stand in the query as well', () =>
    expect(handedBack('', { longitude: '113.5', latitude: '24.1', system: 'wgs84' })).toEqual({ photos: [], spot: [113.5, 24.1] }))

  it('is photos by their ids, and nothing that is none', () =>
    expect(handedBack(`#photos=${photo},../x,&turn=1`, {})).toEqual({ photos: [photo], spot: undefined }))

  it.each(['', '#', '#turn=3', '#longitude=113', '#longitude=&latitude=', '#longitude=x&latitude=1', '#longitude=113&latitude=91', '#photos='])(
    'is nothing when it says %s', hash => expect(handedBack(hash, {})).toBeUndefined())
})

describe('what was written before', () => {
  const draft: Draft = { uploadToken: 'a'.repeat(43), photos: [], form: { words: '井盖坏了', address: '', phone: '', name: '', anonymous: false } }
  beforeEach(() => sessionStorage.setItem('weft.draft', JSON.stringify(draft)))

  it('is there again for the page that something is handed back to, once', () => {
    expect(takeDraft(`#photos=${photo}`)).toEqual(draft)
    expect(takeDraft(`#photos=${photo}`)).toBeUndefined()
  })

  it('is forgotten by a page that is opened on its own', () => {
    expect(takeDraft('')).toBeUndefined()
    expect(takeDraft(`#photos=${photo}`)).toBeUndefined()
  })
})
