import type { RouteRecordRaw } from 'vue-router'

export default [
  { path: '/sign-in', component: () => import('./SignIn.vue'), meta: { open: true } },
  {
    path: '/',
    component: () => import('./FieldLayout.vue'),
    children: [
      { path: '', component: () => import('./TodayPage.vue') },
      { path: 'report', component: () => import('./ReportPage.vue') },
      { path: 'queue', component: () => import('./QueuePage.vue') },
      { path: 'me', component: () => import('./MePage.vue') },
      { path: 'cases/:id', component: () => import('./CasePage.vue'), props: true },
    ],
  },
  { path: '/:nothing(.*)*', redirect: '/' },
] satisfies RouteRecordRaw[]
