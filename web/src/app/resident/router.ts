import { createRouter, createWebHistory, type RouteRecordRaw } from 'vue-router'
import pages from '@/resident/routes'

export const router = createRouter({ history: createWebHistory('/r'), routes: pages as RouteRecordRaw[] })
