import { computed, ref, shallowRef } from 'vue'
import { useAction } from './useAction'

/** A list that comes page by page: what is loaded, and how to get more. */
export function usePages<T>(read: (after: string | undefined) => Promise<{ items: T[]; next: string | null }>) {
  const lines = shallowRef<T[]>()
  const next = ref<string | null>(null)
  const { run: load, busy, problem } = useAction(async () => {
    const page = await read(undefined)
    lines.value = page.items
    next.value = page.next
  })
  const { run: more, busy: loadingMore } = useAction(async () => {
    const page = await read(next.value ?? undefined)
    lines.value = [...(lines.value ?? []), ...page.items]
    next.value = page.next
  })
  return { lines, load, more, problem, busy, loadingMore, hasMore: computed(() => next.value !== null) }
}
