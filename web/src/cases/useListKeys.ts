import { onBeforeUnmount, onMounted, ref, type Ref } from 'vue'

/** j and k walk through a list, enter opens: the hands stay on the keys. */
export function useListKeys<T>(lines: Ref<T[]>, open: (line: T) => void) {
  const at = ref(-1)

  function onKey(event: KeyboardEvent) {
    const target = event.target as HTMLElement
    if (event.ctrlKey || event.metaKey || event.altKey || /^(INPUT|TEXTAREA|SELECT|BUTTON|A)$/.test(target.tagName)) return
    if (event.key === 'j') at.value = Math.min(at.value + 1, lines.value.length - 1)
    else if (event.key === 'k') at.value = Math.max(at.value - 1, 0)
    else if (event.key === 'Enter' && lines.value[at.value]) return open(lines.value[at.value]!)
    else return
    event.preventDefault()
    document.querySelector(`[data-line="${at.value}"]`)?.scrollIntoView({ block: 'nearest' })
  }

  onMounted(() => addEventListener('keydown', onKey))
  onBeforeUnmount(() => removeEventListener('keydown', onKey))
  return at
}
