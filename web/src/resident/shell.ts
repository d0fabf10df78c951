import type { LocationQuery } from 'vue-router'
import { fromGcj02 } from '@/ui/gcj02'

/** What was entered before the page left for a native page of the mini program (web/miniprogram). */
export interface Draft {
  uploadToken: string
  photos: string[]
  spot?: [number, number]
  form: { words: string; address: string; phone: string; name: string; anonymous: boolean }
}

export interface HandedBack {
  photos: string[]
  /** WGS 84, whatever it was handed back in. */
  spot?: [number, number]
}

const key = 'weft.draft'
const id = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Whether WeChat shows the page inside the mini program; only there are its native pages. */
export const inShell = () =>
  (window as { __wxjs_environment?: string }).__wxjs_environment === 'miniprogram' || /miniProgram/i.test(navigator.userAgent)

/** Opens a native page above this one. WeChat's script comes only now: nobody else needs it. */
export async function askShell(what: 'place' | 'photo', page: string, draft: Draft, most: number) {
  sessionStorage.setItem(key, JSON.stringify(draft))
  const { default: weChat } = await import('weixin-js-sdk')
  const words = new URLSearchParams({ page: `/r${page}` })
  if (what === 'photo') {
    words.set('token', draft.uploadToken)
    words.set('most', String(most - draft.photos.length))
  }
  weChat.miniProgram.navigateTo({ url: `/pages/${what}/${what}?${words}` })
}

/** Taken only by a page that something is handed back to; anybody else begins with an empty form. */
export function takeDraft(hash: string): Draft | undefined {
  const kept = sessionStorage.getItem(key)
  sessionStorage.removeItem(key)
  return kept && handedBack(hash, {}) ? (JSON.parse(kept) as Draft) : undefined
}

/** Reads #longitude=&latitude=&system= or #photos=, or the same as a query; nothing when it says neither rightly. */
export function handedBack(hash: string, query: LocationQuery): HandedBack | undefined {
  const behind = new URLSearchParams(hash.replace(/^#/, ''))
  const said = (name: string) => behind.get(name) ?? String(query[name] ?? '')
  const photos = said('photos').split(',').filter(one => id.test(one))
  const spot = spotOf(said('longitude'), said('latitude'), said('system'))
  return spot || photos.length ? { photos, spot } : undefined
}

function spotOf(longitude: string, latitude: string, system: string): [number, number] | undefined {
  if (!longitude.trim() || !latitude.trim()) return undefined
  const [x, y] = [Number(longitude), Number(latitude)]
  if (!(Math.abs(x) <= 180 && Math.abs(y) <= 90)) return undefined
  return system.toLowerCase() === 'gcj02' ? fromGcj02(x, y) : [x, y]
}
