import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/catalogue', component: () => import('./CataloguePage.vue'), meta: { title: 'catalogue.title', roles: ['Administrator', 'Analyst', 'Dispatcher', 'StationOperator'], menu: { order: 120, icon: 'Collection', group: 'set' } } },
] satisfies RouteRecordRaw[]
