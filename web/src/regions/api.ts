import type { FeatureCollection } from 'geojson'
import { problemOf, api, take, type Schemas } from '@/api/client'

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
