import type { RouteRecordRaw } from 'vue-router';
import type { OfficeRole } from './state/officer.ts';

declare module 'vue-router' {
  interface RouteMeta {
    /** Officers of these roles alone; unset: every officer. */
    roles?: readonly OfficeRole[];
  }
}

/** Every page of the console; each is loaded when it is first opened. Whoever adds a page adds its line here, and one in menu.ts. */
export const routes: RouteRecordRaw[] = [
  { path: '/review', component: () => import('./pages/queue-page.vue') },
  { path: '/review/cases/:application', component: () => import('./pages/case-page.vue') },
  { path: '/review/filings', component: () => import('./pages/filings-page.vue') },
  {
    path: '/review/officers',
    component: () => import('./pages/officers-page.vue'),
    meta: { roles: ['lead', 'administrator'] },
  },
  { path: '/review/annual', component: () => import('./pages/annual-page.vue') },
  { path: '/review/annual/:report', component: () => import('./pages/annual-report-page.vue') },
  { path: '/review/settings', component: () => import('./pages/settings-page.vue') },
  { path: '/review/later', component: () => import('./later/later-page.vue') },
  { path: '/review/ratings', component: () => import('./later/ratings-page.vue') },
  {
    path: '/review/undelivered',
    component: () => import('./pages/undelivered-page.vue'),
    meta: { roles: ['reviewer', 'lead', 'administrator'] },
  },
  { path: '/review/:path(.*)*', component: () => import('./pages/not-found-page.vue') },
];
