import type { RouteRecordRaw } from 'vue-router'

export default [{ path: '/', component: () => import('./Today.vue') }] satisfies RouteRecordRaw[]
