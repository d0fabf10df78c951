import { api, take, type Schemas } from '@/api/client'

export type Counts = Schemas['RegionCounts']
export type OpenCase = Schemas['OpenCase']
export type StaffOnPost = Schemas['StaffOnPost']
export type HeatCell = Schemas['HeatCell']

const at = (id: string) => ({ params: { path: { id } } })

export const counts = (id: string) => take(api.GET('/api/insight/regions/{id}', at(id)))
export const openCases = (id: string) => take(api.GET('/api/insight/regions/{id}/open', at(id)))
export const staff = (id: string) => take(api.GET('/api/insight/regions/{id}/staff', at(id)))
export const heat = (id: string, days: number, kind?: Schemas['CaseKind']) =>
  take(api.GET('/api/insight/regions/{id}/heat', { params: { path: { id }, query: { days, kind } } }))
