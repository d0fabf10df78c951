import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/notices', component: () => import('./InboxPage.vue'), meta: { title: 'notices.inbox', menu: { order: 30, icon: 'Bell', group: 'work' } } },
  { path: '/integrations', component: () => import('./IntegrationsPage.vue'), meta: { title: 'notices.integrations', roles: ['Administrator'], menu: { order: 160, icon: 'Connection', group: 'set' } } },
] satisfies RouteRecordRaw[]
