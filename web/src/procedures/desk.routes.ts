import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/procedures', component: () => import('./ProceduresPage.vue'), meta: { title: 'procedures.title', roles: ['Administrator'], menu: { order: 130, icon: 'Share', group: 'set' } } },
] satisfies RouteRecordRaw[]
