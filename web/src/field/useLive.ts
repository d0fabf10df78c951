import { liveQuery } from 'dexie'
import { onScopeDispose, shallowRef, type Ref } from 'vue'

/** What the device's store answers, again after each change of it. */
export function useLive<T>(ask: () => Promise<T>, first: T): Ref<T> {
  const value = shallowRef(first) as Ref<T>
  const watching = liveQuery(ask).subscribe({ next: found => (value.value = found) })
  onScopeDispose(() => watching.unsubscribe())
  return value
}
