import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/desk', component: () => import('./MyDesk.vue'), meta: { title: 'cases.myDesk', menu: { order: 10, icon: 'House', group: 'work' } } },
] satisfies RouteRecordRaw[]
