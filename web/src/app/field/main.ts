import '@/ui/theme.css'
import { createApp } from 'vue'
import { i18n, learn } from '@/ui/i18n'
import { dress } from '@/ui/theme'
import App from './App.vue'
import { router } from './router'

learn(import.meta.glob(['/src/ui/locale/*.ts', '/src/field/locale/*.ts', '/src/cases/locale/*.ts'], { eager: true, import: 'default' }))
dress()
createApp(App).use(i18n).use(router).mount('#app')

if (import.meta.env.PROD && 'serviceWorker' in navigator) {
  void navigator.serviceWorker.register('/field-sw.js', { scope: '/field' })
}
