import { api, take, type Schemas } from '@/api/client'

export type Account = Schemas['AccountAnswer']
export type Audit = Schemas['AuditEntryAnswer']
export type Key = Schemas['ApiKeyAnswer']
export type Role = Schemas['Role']

/** The roles that an administrator gives; residents sign up by themselves. */
export const givenRoles: Role[] = ['GridWorker', 'Assistant', 'GridLeader', 'StationOperator', 'Dispatcher', 'HotlineOperator', 'DepartmentHandler', 'Supervisor', 'Mediator', 'Analyst', 'Administrator', 'Auditor']

const at = (id: string) => ({ params: { path: { id } } })

export const listAccounts = (query: { words?: string; role?: Role; active?: boolean; after?: string }) =>
  take(api.GET('/api/accounts', { params: { query: { ...query, limit: 50 } as never } }))
export const readAccount = (id: string) => take(api.GET('/api/accounts/{id}', at(id)))
export const createAccount = (body: Schemas['CreateAccountRequest']) => take(api.POST('/api/accounts', { body })) as unknown as Promise<Schemas['CreatedAccountAnswer']>
export const activate = (id: string) => take(api.POST('/api/accounts/{id}/activate', at(id)))
export const deactivate = (id: string) => take(api.POST('/api/accounts/{id}/deactivate', at(id)))
export const newPassword = (id: string) => take(api.POST('/api/accounts/{id}/password', at(id)))
export const giveRole = (id: string, body: Schemas['AssignmentRequest']) => take(api.POST('/api/accounts/{id}/assignments', { ...at(id), body }))
export const endRole = (id: string, assignment: string) =>
  take(api.POST('/api/accounts/{id}/assignments/{assignment}/end', { params: { path: { id, assignment } }, body: { at: null } }))
export const listKeys = (id: string) => take(api.GET('/api/accounts/{id}/keys', at(id))) as unknown as Promise<Key[]>
export const revokeKey = (id: string, key: string) => take(api.DELETE('/api/accounts/{id}/keys/{key}', { params: { path: { id, key } } }))
export const listAudit = (query: Record<string, string | undefined>) => take(api.GET('/api/audit', { params: { query: query as never } }))
export const changePassword = (body: Schemas['ChangePasswordRequest']) => take(api.POST('/api/session/password', { body }))
export const beginTotp = () => take(api.POST('/api/session/totp'))
export const confirmTotp = (code: string) => take(api.PUT('/api/session/totp', { body: { code } as never }))
