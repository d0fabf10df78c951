import { api, problemOf, take, takeWithTag, type Schemas } from '@/api/client'

export type Version = Schemas['VersionAnswer']
export type Summary = Schemas['ItemSummary']
export type Item = Schemas['ItemAnswer']
export type ClassNode = Schemas['CatalogueClass']

const at = (id: string) => ({ params: { path: { id } } })

export const listVersions = async (region: string) => (await take(api.GET('/api/catalogue/versions', { params: { query: { region, limit: 50 } as never } }))).items
export const listClasses = (id: string) => take(api.GET('/api/catalogue/versions/{id}/classes', at(id))) as unknown as Promise<ClassNode[]>
export const listItems = (id: string, query: { words?: string; classCode?: string; after?: string }) =>
  take(api.GET('/api/catalogue/versions/{id}/items', { params: { path: { id }, query: { ...query, limit: 100 } as never } }))
export const readItem = (id: string) => takeWithTag(api.GET('/api/catalogue/items/{id}', at(id)))
export const changeItem = (id: string, body: Schemas['ItemRequest'], etag: string) =>
  take(api.PUT('/api/catalogue/items/{id}', { ...at(id), body, headers: { 'If-Match': etag } }))
export const addItem = (version: string, body: Schemas['ItemRequest']) => take(api.POST('/api/catalogue/versions/{id}/items', { ...at(version), body }))
export const createDraft = (regionId: string, from?: string) =>
  take(api.POST('/api/catalogue/versions', { body: { regionId, from: from ?? null, empty: !from, note: null } as never }))
export const publish = (id: string) => take(api.POST('/api/catalogue/versions/{id}/publish', at(id)))
export const dropDraft = (id: string) => take(api.DELETE('/api/catalogue/versions/{id}', at(id)))
export const exportUrl = (id: string, format: 'xlsx' | 'csv') => `/api/catalogue/versions/${id}/export?format=${format}`

/** Nothing is half imported: without faults all of it, with faults nothing, and each is named by sheet, row and column. */
export async function importSheet(id: string, file: File, dryRun: boolean): Promise<Schemas['ImportAnswer']> {
  const form = new FormData()
  form.append('file', file)
  const response = await fetch(`/api/catalogue/versions/${id}/import?mode=Replace&dryRun=${dryRun}`, {
    method: 'POST', body: form, credentials: 'same-origin', headers: { 'Idempotency-Key': crypto.randomUUID() },
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as Schemas['ImportAnswer']
}
