import { api, take, type Schemas } from '@/api/client'

export type Notice = Schemas['NoticeAnswer']

export const unread = async () => (await take(api.GET('/api/notices/unread'))).count
export const listNotices = (after?: string | null) =>
  take(api.GET('/api/notices', { params: { query: (after ? { after } : {}) as never } }))
export const markRead = (id: number) => take(api.POST('/api/notices/{id}/read', { params: { path: { id } } }))
export const markAllRead = (to: number) => take(api.POST('/api/notices/read-all', { body: { upTo: to } as never }))

export type Subscription = Schemas['SubscriptionAnswer']
export type Job = Schemas['JobAnswer']

export const listSubscriptions = async () => (await take(api.GET('/api/notices/subscriptions', { params: { query: { limit: 100 } as never } }))).items
export const createSubscription = (body: Schemas['CreateSubscriptionRequest']) => take(api.POST('/api/notices/subscriptions', { body }))
export const deleteSubscription = (id: string) => take(api.DELETE('/api/notices/subscriptions/{id}', { params: { path: { id } } }))
export const listDeliveries = (state?: string, after?: string) =>
  take(api.GET('/api/notices/deliveries', { params: { query: { state, after, limit: 50 } as never } }))
export const resend = (id: string) => take(api.POST('/api/notices/deliveries/{id}/resend', { params: { path: { id } } }))
export const listJobs = () => take(api.GET('/api/work/jobs'))
