import type { RouteRecordRaw } from 'vue-router'
import type { Role } from '@/api/session'

const onlookers: Role[] = ['GridLeader', 'StationOperator', 'Dispatcher', 'HotlineOperator', 'Supervisor', 'Analyst', 'Administrator', 'Auditor']

export default [
  { path: '/figures', component: () => import('./FiguresPage.vue'), meta: { title: 'insight.title', roles: onlookers, menu: { order: 50, icon: 'TrendCharts', group: 'see' } } },
] satisfies RouteRecordRaw[]
