import type { RouteRecordRaw } from 'vue-router'
import Home from './Home.vue'
import ReportPage from './ReportPage.vue'

// The two pages that people open first come with the first load: on a slow line one more round of requests costs more than their few KB.
export default [
  { path: '/', component: Home, meta: { title: 'resident.home' } },
  { path: '/report', component: ReportPage, meta: { title: 'resident.report' } },
  { path: '/follow/:token', component: () => import('./FollowPage.vue'), props: true, meta: { title: 'resident.follow' } },
  { path: '/mine/:id', component: () => import('./FollowPage.vue'), props: true, meta: { title: 'resident.follow' } },
  { path: '/mine', component: () => import('./MinePage.vue'), meta: { title: 'resident.mine' } },
  { path: '/map', component: () => import('./MapPage.vue'), meta: { title: 'resident.map' } },
  { path: '/figures', component: () => import('./FiguresPage.vue'), meta: { title: 'resident.figures' } },
  { path: '/:nothing(.*)*', redirect: '/' },
] satisfies RouteRecordRaw[]
