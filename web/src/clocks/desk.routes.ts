import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/calendars', component: () => import('./CalendarsPage.vue'), meta: { title: 'clocks.title', roles: ['Administrator'], menu: { order: 140, icon: 'Calendar', group: 'set' } } },
] satisfies RouteRecordRaw[]
