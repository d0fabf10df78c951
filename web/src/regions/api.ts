import type { FeatureCollection } from 'geojson'
import { api, problemOf, take, takeWithTag, type Schemas } from '@/api/client'

export type Region = Schemas['RegionAnswer']
export type Level = Schemas['RegionLevel']

/** The boundaries of a region and of what lies below it, of one level only when one is named. */
export async function regionShapes(id: string, level?: Level): Promise<FeatureCollection> {
  const response = await fetch(`/api/regions/${id}/map${level ? `?level=${level}` : ''}`, { credentials: 'same-origin' })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as FeatureCollection
}

export const children = async (parent?: string) =>
  (await take(api.GET('/api/regions', { params: { query: { parent, limit: 200 } } }))).items

export type Details = Schemas['RegionDetails']
export type Post = Schemas['PostAnswer']
const at = (id: string) => ({ params: { path: { id } } })
const polygon = (ring: [number, number][]) => ({ type: 'Polygon', coordinates: [ring] })

export const readRegion = (id: string) => takeWithTag(api.GET('/api/regions/{id}', at(id)))
export const renameRegion = (id: string, body: Schemas['ChangeRegionRequest'], etag: string) =>
  take(api.PUT('/api/regions/{id}', { ...at(id), body, headers: { 'If-Match': etag } }))
export const redraw = (id: string, ring: [number, number][], etag: string) =>
  take(api.PUT('/api/regions/{id}/boundary', { ...at(id), body: { geometry: polygon(ring), system: 'Wgs84' } as never, headers: { 'If-Match': etag } }))
export const splitRegion = (id: string, parts: { name: string; ring: [number, number][] }[], reason: string) =>
  take(api.POST('/api/regions/{id}/split', { ...at(id), body: { reason, system: 'Wgs84', parts: parts.map(part => ({ name: part.name, englishName: null, geometry: polygon(part.ring), households: null, residents: null, keepPosts: true })) } as never }))
export const mergeRegions = (ids: string[], name: string, reason: string) =>
  take(api.POST('/api/regions/merge', { body: { ids, name, englishName: null, reason, keepPosts: true } as never }))
export const addRegion = (parentId: string, level: Level, name: string, ring?: [number, number][]) =>
  take(api.POST('/api/regions', { body: { parentId, level, kind: 'General', overlay: null, name, englishName: null, geometry: ring ? polygon(ring) : null, system: 'Wgs84', households: null, residents: null, validFrom: null } as never }))
export const closeRegion = (id: string, reason: string) => take(api.POST('/api/regions/{id}/close', { ...at(id), body: { reason } as never }))
export const givePost = (id: string, accountId: string, post: Schemas['Post']) =>
  take(api.POST('/api/regions/{id}/staff', { ...at(id), body: { accountId, post, chief: false, since: null, until: null } }))
export const endPost = (postId: string) => take(api.POST('/api/regions/staff/{postId}/end', { params: { path: { postId } } }))
export const vacancies = async (within: string) => (await take(api.GET('/api/regions/vacancies', { params: { query: { within, limit: 200 } as never } }))).items
