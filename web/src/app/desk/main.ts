import 'element-plus/theme-chalk/base.css'
import 'element-plus/theme-chalk/dark/css-vars.css'
import '@/ui/theme.css'
import '@/ui/element.css'
import { createApp } from 'vue'
import { i18n, learn } from '@/ui/i18n'
import { dress } from '@/ui/theme'
import App from './App.vue'
import { router } from './router'

// Every module but the other two faces brings its words in its own folder.
learn(import.meta.glob(['/src/*/locale/*.ts', '/src/app/desk/locale/*.ts', '!/src/field/**', '!/src/resident/**'], { eager: true, import: 'default' }))
dress()
createApp(App).use(i18n).use(router).mount('#app')
