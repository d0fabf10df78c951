import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/accounts', component: () => import('./AccountsPage.vue'), meta: { title: 'access.accounts', roles: ['Administrator'], menu: { order: 110, icon: 'UserFilled', group: 'set' } } },
  { path: '/accounts/:id', component: () => import('./AccountPage.vue'), props: true, meta: { title: 'access.account', roles: ['Administrator'] } },
  { path: '/account', component: () => import('./MyAccount.vue'), meta: { title: 'desk.myAccount' } },
  { path: '/audit', component: () => import('./AuditPage.vue'), meta: { title: 'access.audit', roles: ['Auditor'], menu: { order: 170, icon: 'Notebook', group: 'set' } } },
] satisfies RouteRecordRaw[]
