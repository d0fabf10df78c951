import { ref } from 'vue'
import { me } from '@/api/session'
import type { Filter } from './api'

export interface SavedView {
  name: string
  filter: Filter
}

const most = 20
const key = () => `weft.views.${me.value?.accountId ?? ''}`

/** A person's own filters by name, kept on this device. */
export function useSavedViews() {
  const views = ref<SavedView[]>(JSON.parse(localStorage.getItem(key()) ?? '[]') as SavedView[])
  const keep = (next: SavedView[]) => {
    views.value = next.slice(0, most)
    localStorage.setItem(key(), JSON.stringify(views.value))
  }
  return {
    views,
    save: (name: string, filter: Filter) => keep([{ name, filter }, ...views.value.filter(view => view.name !== name)]),
    remove: (name: string) => keep(views.value.filter(view => view.name !== name)),
  }
}
