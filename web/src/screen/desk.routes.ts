import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/session'

const onlookers: Role[] = ['GridLeader', 'StationOperator', 'Dispatcher', 'HotlineOperator', 'Supervisor', 'Analyst', 'Administrator', 'Auditor']

export default [
  { path: '/screen', component: () => import('./OneScreen.vue'), meta: { title: 'screen.title', bare: true, roles: onlookers, menu: { order: 40, icon: 'Monitor', group: 'see' } } },
] satisfies RouteRecordRaw[]
