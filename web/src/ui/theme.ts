import { ref, watchEffect } from 'vue'

export type Theme = 'auto' | 'light' | 'dark'

const dark = globalThis.matchMedia?.('(prefers-color-scheme: dark)')
const prefersDark = ref(dark?.matches ?? false)
dark?.addEventListener('change', event => (prefersDark.value = event.matches))

export const theme = ref<Theme>((globalThis.localStorage?.getItem('weft.theme') as Theme) ?? 'auto')
export const isDark = ref(false)

/** Text as large as a reader without glasses needs. */
export const largeType = ref(globalThis.localStorage?.getItem('weft.large') === 'true')

/** Keeps the page in the chosen theme and size; `dark` on the root is what Element Plus listens to. */
export function dress() {
  watchEffect(() => {
    isDark.value = theme.value === 'dark' || (theme.value === 'auto' && prefersDark.value)
    const root = document.documentElement
    root.classList.toggle('dark', isDark.value)
    root.classList.toggle('large', largeType.value)
    localStorage.setItem('weft.theme', theme.value)
    localStorage.setItem('weft.large', String(largeType.value))
  })
}
