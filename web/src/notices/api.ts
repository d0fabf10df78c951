import { api, take } from '@/api/client'

export const unread = async () => (await take(api.GET('/api/notices/unread'))).count
