import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/desk', component: () => import('./MyDesk.vue'), meta: { title: 'cases.myDesk', menu: { order: 10, icon: 'House', group: 'work' } } },
  { path: '/cases', component: () => import('./CaseList.vue'), meta: { title: 'cases.list', menu: { order: 20, icon: 'Tickets', group: 'work' } } },
  { path: '/cases/:id', component: () => import('./CasePage.vue'), props: true, meta: { title: 'cases.case' } },
  { path: '/cases/:id/accountability', component: () => import('./AccountabilityPage.vue'), props: true, meta: { title: 'cases.accountability' } },
] satisfies RouteRecordRaw[]
