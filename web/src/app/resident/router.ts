import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import pages from '@/resident/routes'
import { i18n } from '@/ui/i18n'

export const router = createRouter({ history: createWebHistory('/r'), routes: pages as RouteRecordRaw[] })

router.afterEach(to => {
  document.title = i18n.global.t((to.meta as { title?: string }).title ?? 'resident.weft')
})
