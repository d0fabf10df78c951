import { api, take, type Schemas } from '@/api/client'

export type CaseLine = Schemas['CaseLine']
export type CaseFile = Schemas['CaseAnswer']
export type CaseStep = Schemas['CaseStep']
export type Desk = Schemas['DeskAnswer']

export const myDesk = () => take(api.GET('/api/desk'))
export const readCase = (id: string) => take(api.GET('/api/cases/{id}', { params: { path: { id } } }))
