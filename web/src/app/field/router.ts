import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import pages from '@/field/routes'

export const router = createRouter({ history: createWebHistory('/field'), routes: pages as RouteRecordRaw[] })
