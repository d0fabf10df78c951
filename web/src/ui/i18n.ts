import { createI18n, type LocaleMessageValue, type VueMessageType } from 'vue-i18n'
import type { Problem } from '@/api/client'

export type Language = 'zh-CN' | 'en'
type Messages = Record<string, LocaleMessageValue<VueMessageType>>

const kept = globalThis.localStorage?.getItem('weft.language')

export const i18n = createI18n({
  legacy: false,
  locale: kept === 'en' ? 'en' : 'zh-CN',
  fallbackLocale: 'zh-CN',
  messages: { 'zh-CN': {} as Messages, en: {} as Messages },
})

export const language = () => i18n.global.locale.value as Language

export function speak(wanted: Language) {
  i18n.global.locale.value = wanted
  localStorage.setItem('weft.language', wanted)
  document.documentElement.lang = wanted
}

/** Takes in the locale files of the modules of a face, each `.../locale/zh-CN.ts` or `.../locale/en.ts`. */
export function learn(files: Record<string, unknown>) {
  for (const [path, messages] of Object.entries(files)) {
    i18n.global.mergeLocaleMessage(path.endsWith('/en.ts') ? 'en' : 'zh-CN', messages as Messages)
  }
  document.documentElement.lang = language()
}

/** The sentence of a problem in the language that is spoken: the server names what to do in both. */
export const sentence = (problem: Problem) => (language() === 'en' ? problem.english : problem.chinese)

/** The one of two names that is spoken here; many things have only a Chinese one. */
export const named = (chinese: string, english?: string | null) => (language() === 'en' && english ? english : chinese)
