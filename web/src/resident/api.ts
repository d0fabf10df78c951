import type { FeatureCollection } from 'geojson'
import { api, problemOf, take, type Schemas } from '@/api/client'

export type PublicItem = Schemas['PublicItem']
export type Nearby = Schemas['NearbyCase']
export type Followed = Schemas['FollowAnswer']
export type Figures = Schemas['PublicFiguresAnswer']
export type PublicCase = Schemas['PublicCase']
export type Place = Schemas['PublicPlaceAnswer']

export const placeOf = (longitude: number, latitude: number) => take(api.GET('/api/public/place', { params: { query: { longitude, latitude } } }))
export const findItems = async (region: string) => (await take(api.GET('/api/catalogue/public', { params: { query: { region } } }))).items
export const nearby = (longitude: number, latitude: number, item?: string) =>
  take(api.GET('/api/cases/nearby', { params: { query: { longitude, latitude, item, metres: 100 } } }))
const follow = (token: string) => take(api.GET('/api/follow/{token}', { params: { path: { token } } }))
const rate = (token: string, score: number, words?: string) =>
  take(api.POST('/api/follow/{token}/rate', { params: { path: { token } }, body: { score, words: words || null } }))
const reopen = (token: string, reason: string) =>
  take(api.POST('/api/follow/{token}/reopen', { params: { path: { token } }, body: { reason } }))
const withdraw = (token: string, reason: string) =>
  take(api.POST('/api/follow/{token}/withdraw', { params: { path: { token } }, body: { reason } }))
export const figures = () => take(api.GET('/api/public/figures'))
export const publicCases = (box: [number, number, number, number]) =>
  take(api.GET('/api/public/cases', { params: { query: { box: box.join(',') } } }))
export const joinCase = (id: string, phone: string) =>
  take(api.POST('/api/cases/{id}/me-too', { params: { path: { id } }, body: { anonymous: false, reporterName: null, reporterPhone: phone || null, words: null } }))
export const sendCode = (phone: string) => take(api.POST('/api/session/codes', { body: { phone } }))
export type MyReport = Schemas['MyReport']
export const myReports = async () => (await take(api.GET('/api/my/reports', { params: { query: { limit: 50 } as never } }))).items

/** A report is followed by its secret link, or as one's own when signed in: the same steps behind two doors. */
export interface Door {
  read(): Promise<Followed>
  rate(score: number, words?: string): Promise<unknown>
  reopen(reason: string): Promise<unknown>
  withdraw(reason: string): Promise<unknown>
}

export const byLink = (token: string): Door => ({
  read: () => follow(token),
  rate: (score, words) => rate(token, score, words),
  reopen: reason => reopen(token, reason),
  withdraw: reason => withdraw(token, reason),
})

export function byAccount(id: string): Door {
  const at = { params: { path: { id } } }
  return {
    read: () => take(api.GET('/api/my/reports/{id}', at)),
    rate: (score, words) => take(api.POST('/api/my/reports/{id}/rate', { ...at, body: { score, words: words || null } })),
    reopen: reason => take(api.POST('/api/my/reports/{id}/reopen', { ...at, body: { reason } })),
    withdraw: reason => take(api.POST('/api/my/reports/{id}/withdraw', { ...at, body: { reason } })),
  }
}

export async function ground(): Promise<FeatureCollection> {
  const response = await fetch('/api/public/ground')
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as FeatureCollection
}

export interface Draft {
  words: string
  itemCode?: string
  longitude: number
  latitude: number
  address: string
  phone: string
  name: string
  anonymous: boolean
  photos: string[]
}

export const report = (draft: Draft, uploadToken: string, key: string) =>
  take(
    api.POST('/api/cases', {
      headers: { 'Upload-Token': uploadToken, 'Idempotency-Key': key },
      body: {
        words: draft.words, itemCode: draft.itemCode ?? null, condition: null, kind: null, longitude: draft.longitude, latitude: draft.latitude,
        system: 'wgs84', regionId: null, address: draft.address || null, channel: null, outsideNumber: null, anonymous: draft.anonymous,
        reporterName: draft.name || null, reporterPhone: draft.phone || null, photos: draft.photos, onSpotWords: null, onSpotPhotos: null,
      },
    }),
  )
