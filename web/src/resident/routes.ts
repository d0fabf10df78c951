import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/', component: () => import('./Home.vue'), meta: { title: 'resident.home' } },
  { path: '/report', component: () => import('./ReportPage.vue'), meta: { title: 'resident.report' } },
  { path: '/follow/:token', component: () => import('./FollowPage.vue'), props: true, meta: { title: 'resident.follow' } },
  { path: '/mine/:id', component: () => import('./FollowPage.vue'), props: true, meta: { title: 'resident.follow' } },
  { path: '/mine', component: () => import('./MinePage.vue'), meta: { title: 'resident.mine' } },
  { path: '/map', component: () => import('./MapPage.vue'), meta: { title: 'resident.map' } },
  { path: '/figures', component: () => import('./FiguresPage.vue'), meta: { title: 'resident.figures' } },
  { path: '/:nothing(.*)*', redirect: '/' },
] satisfies RouteRecordRaw[]
