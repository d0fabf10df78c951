import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { me } from '@/api/session'
import pages from '@/field/routes'
import { start } from '@/field/sync'

export const router = createRouter({ history: createWebHistory('/field'), routes: pages as RouteRecordRaw[] })
let started: Promise<void> | undefined

router.beforeEach(async to => {
  started ??= start()
  await started
  return to.meta.open || me.value ? true : { path: '/sign-in' }
})
