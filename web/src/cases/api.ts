import { api, problemOf, take, type Schemas } from '@/api/client'

export type CaseLine = Schemas['CaseLine']
export type CaseFile = Schemas['CaseAnswer']
export type CaseStep = Schemas['CaseStep']
export type Entry = Schemas['EntryAnswer']
export type Desk = Schemas['DeskAnswer']
export type Unit = Schemas['UnitAnswer']
export type Item = Schemas['ItemAnswer']
export type Reporter = Schemas['ReporterLine']
export type Nearby = Schemas['NearbyCase']
export type Accountability = Schemas['AccountabilityAnswer']
export type CasePage = Schemas['PageOfCaseLine']

const at = (id: string) => ({ params: { path: { id } } })

export const myDesk = () => take(api.GET('/api/desk', { params: { query: { take: 200 } } }))
export const readCase = (id: string) => take(api.GET('/api/cases/{id}', at(id)))
export const readTimeline = (id: string) => take(api.GET('/api/cases/{id}/timeline', at(id)))
export const readReporters = (id: string) => take(api.GET('/api/cases/{id}/reporters', at(id)))
export const readAccountability = (id: string) => take(api.GET('/api/cases/{id}/accountability', at(id)))
export const openReporter = (id: string, reporterId: string, purpose: string) =>
  take(api.POST('/api/cases/{id}/reporters/{reporterId}/open', { params: { path: { id, reporterId } }, body: { purpose } }))
export const findUnits = async (words: string) =>
  (await take(api.GET('/api/units', { params: { query: { words: words || undefined, active: true, limit: 50 } } }))).items
export const findItems = async (region: string, words: string) =>
  (await take(api.GET('/api/catalogue/items', { params: { query: { region, words: words || undefined, limit: 30 } } }))).items
export const readStaff = (region: string) => take(api.GET('/api/insight/regions/{id}/staff', at(region)))
export const nearby = (longitude: number, latitude: number, item?: string | null, metres = 300) =>
  take(api.GET('/api/cases/nearby', { params: { query: { longitude, latitude, item: item ?? undefined, metres } } }))

/** Filters of the list by the names the address and the server both use. */
export type Filter = Record<string, string>

export async function listCases(filter: Filter, cursor?: string | null, count = 50): Promise<CasePage> {
  const query = { ...filter, ...(cursor ? { cursor } : {}), take: count }
  return take(api.GET('/api/cases', { params: { query: query as never } }))
}

/** What somebody reported with this number; the look-up stands in the log that the person reads. */
export const findByPhone = (phone: string, purpose: string) => take(api.POST('/api/cases/find-by-phone', { body: { phone, purpose } }))

export const exportUrl = (filter: Filter, format: 'csv' | 'xlsx') => `/api/cases/export?${new URLSearchParams({ ...filter, format })}`

/** Takes a step of the loop on the case as it was seen; another's step in between is refused as stale. */
export async function takeStep(id: string, step: CaseStep, body: Record<string, unknown>, version?: number, key: string = crypto.randomUUID()): Promise<Schemas['StepAnswer']> {
  return take(
    api.POST(`/api/cases/{id}/${pathOf(step)}` as '/api/cases/{id}/remark', {
      ...at(id),
      body: body as never,
      headers: { 'Idempotency-Key': key, ...(version === undefined ? {} : { 'If-Match': `"${version}"` }) },
    }),
  )
}

/** DispatchCase → dispatch-case, as the routes are written. */
export const pathOf = (step: CaseStep) => step.replace(/(?<!^)[A-Z]/g, letter => `-${letter}`).toLowerCase()

export async function accountabilityPdf(id: string): Promise<Blob> {
  const response = await fetch(`/api/cases/${id}/accountability.pdf`, { credentials: 'same-origin' })
  if (!response.ok) throw await problemOf(response)
  return response.blob()
}

/** Up to 100 cases with one request, each answered by itself. */
export const takeStepOnAll = (step: 'Dispatch' | 'Urge', ids: string[], body: Record<string, unknown>) =>
  take(api.POST(step === 'Dispatch' ? '/api/cases/bulk/dispatch' : '/api/cases/bulk/urge', { body: { caseIds: ids, ...body } as never }))

export type PublicPhoto = Schemas['PublicPhoto']
export const publicPhotos = (id: string) => take(api.GET('/api/cases/{id}/public-photos', at(id)))
export const publishPhotos = (id: string, photos: string[]) =>
  take(api.POST('/api/cases/{id}/public-photos', { ...at(id), body: { attachmentIds: photos, noFacesNoPlates: true } }))
export const hidePhoto = (id: string, attachmentId: string) =>
  take(api.DELETE('/api/cases/{id}/public-photos/{attachmentId}', { params: { path: { id, attachmentId } } }))
