import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import { onSignedOut } from '@/api/client'
import { has, me, whoAmI, type Role } from '@/api/session'
import { i18n } from '@/ui/i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /** A key of the locale: the title of the page, and of its entry in the menu when `menu` says where it stands there. */
    title?: string
    menu?: { order: number; icon: string; group: 'work' | 'see' | 'set' }
    /** Who may open it; nobody named: everybody who is signed in. */
    roles?: Role[]
    open?: boolean
    bare?: boolean
  }
}

/** Each module names its pages in `desk.routes.ts`. */
const pages = Object.values(import.meta.glob<RouteRecordRaw[]>('/src/*/desk.routes.ts', { eager: true, import: 'default' })).flat()

export const router = createRouter({
  history: createWebHistory('/'),
  routes: [
    { path: '/sign-in', component: () => import('./SignIn.vue'), meta: { title: 'desk.signIn', open: true, bare: true } },
    { path: '/first-administrator', component: () => import('./FirstAdministrator.vue'), meta: { title: 'desk.firstAdministrator', open: true, bare: true } },
    ...pages.filter(page => page.meta?.bare),
    { path: '/', component: () => import('./DeskLayout.vue'), redirect: '/desk', children: pages.filter(page => !page.meta?.bare) },
    { path: '/:nothing(.*)*', component: () => import('./NotFound.vue'), meta: { open: true, title: 'desk.notFound' } },
  ],
})

export const menu = () => pages
  .filter(page => page.meta?.menu && (!page.meta.roles || has(...page.meta.roles)))
  .sort((one, other) => one.meta!.menu!.order - other.meta!.menu!.order)

router.beforeEach(async to => {
  if (to.meta.open) return true
  if (me.value === undefined) await whoAmI()
  if (!me.value) return { path: '/sign-in', query: { then: to.fullPath } }
  if ((me.value.passwordToChange || me.value.totpToSetUp) && to.path !== '/account') return '/account'
  if (to.meta.roles && !has(...to.meta.roles)) return '/desk'
  return true
})

router.afterEach(to => {
  document.title = `${to.meta.title ? `${i18n.global.t(to.meta.title)} · ` : ''}${i18n.global.t('desk.weft')}`
})

onSignedOut(() => {
  me.value = null
  const here = router.currentRoute.value
  if (!here.meta.open) void router.push({ path: '/sign-in', query: { then: here.fullPath } })
})
