import { onMounted, ref } from 'vue'
import { api, take } from '@/api/client'
import type { Filter } from './api'

export interface SavedView {
  id: string
  name: string
  filter: Filter
}

/** A person's own filters by name, kept by the server: they are there on every desk. */
export function useSavedViews() {
  const views = ref<SavedView[]>([])

  async function load() {
    const kept = await take(api.GET('/api/cases/views'))
    views.value = kept.map(view => ({ id: view.id, name: view.name, filter: Object.fromEntries(new URLSearchParams(view.filter)) }))
  }

  async function save(name: string, filter: Filter) {
    await take(api.POST('/api/cases/views', { body: { name, filter: new URLSearchParams(filter).toString(), sort: filter.sort ?? null } }))
    await load()
  }

  async function remove(id: string) {
    await take(api.DELETE('/api/cases/views/{id}', { params: { path: { id } } }))
    await load()
  }

  onMounted(() => void load().catch(() => undefined))
  return { views, save, remove }
}
