import type { RouteRecordRaw } from 'vue-router'

export default [{ path: '/', component: () => import('./Home.vue') }] satisfies RouteRecordRaw[]
