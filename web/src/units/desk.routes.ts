import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/units', component: () => import('./UnitsPage.vue'), meta: { title: 'units.title', roles: ['Administrator'], menu: { order: 105, icon: 'OfficeBuilding', group: 'set' } } },
] satisfies RouteRecordRaw[]
