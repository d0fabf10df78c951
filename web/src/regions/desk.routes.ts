import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/net', component: () => import('./NetPage.vue'), meta: { title: 'regions.title', roles: ['Administrator', 'StationOperator', 'Analyst'], menu: { order: 100, icon: 'MapLocation', group: 'set' } } },
] satisfies RouteRecordRaw[]
