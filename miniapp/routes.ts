import type { RouteRecordRaw } from 'vue-router';

declare module 'vue-router' {
  interface RouteMeta {
    /** Whom the page is for; unset: people who are signed in and have agreed to the processing of data. */
    access?: 'public' | 'session';
    /** Stays mounted while only its parameters change, such as from one question to the next. */
    stays?: boolean;
  }
}

/** Every page; each is loaded when it is first opened. */
export const routes: RouteRecordRaw[] = [
  { path: '/', component: () => import('./pages/home-page.vue') },
  { path: '/consent', component: () => import('./pages/consent-page.vue'), meta: { access: 'session' } },
  { path: '/inbox', component: () => import('./pages/inbox-page.vue'), meta: { access: 'session' } },
  {
    path: '/inbox/preferences',
    component: () => import('./pages/inbox-preferences-page.vue'),
    meta: { access: 'session' },
  },
  { path: '/me', component: () => import('./pages/me-page.vue') },
  { path: '/join/:token', component: () => import('./pages/join-page.vue') },
  { path: '/organisations/new', component: () => import('./pages/organisation-new-page.vue') },
  { path: '/organisations/:organisation', component: () => import('./pages/organisation-page.vue') },
  {
    path: '/applications/:application',
    children: [
      { path: '', component: () => import('./pages/application-page.vue') },
      { path: 'check/:fact?', component: () => import('./pages/check-page.vue'), meta: { stays: true } },
      { path: 'answers', component: () => import('./pages/answers-page.vue') },
      { path: 'verdict', component: () => import('./pages/verdict-page.vue') },
      { path: 'form/:section', component: () => import('./pages/form-page.vue') },
      { path: 'members', component: () => import('./pages/members-page.vue') },
      { path: 'members/:member', component: () => import('./pages/member-page.vue') },
      { path: 'papers', component: () => import('./pages/papers-page.vue') },
      { path: 'papers/:document', component: () => import('./pages/paper-page.vue') },
      { path: 'files/:file', component: () => import('./pages/file-page.vue') },
      { path: 'corrections', component: () => import('./pages/corrections-page.vue') },
      { path: 'submit', component: () => import('./pages/submit-page.vue') },
      { path: 'submissions/:submission', component: () => import('./pages/receipt-page.vue') },
      { path: 'annual', component: () => import('./pages/annual-list-page.vue') },
      { path: 'annual/:report', component: () => import('./pages/annual-report-page.vue') },
      {
        path: 'annual/:report/sections/:section',
        component: () => import('./pages/annual-section-page.vue'),
      },
      { path: 'annual/:report/files', component: () => import('./pages/annual-files-page.vue') },
      {
        path: 'annual/:report/versions/:version',
        component: () => import('./pages/annual-version-page.vue'),
      },
      { path: 'roster', component: () => import('./later/roster-page.vue') },
      { path: 'roster/change', component: () => import('./later/change-page.vue') },
      { path: 'rectification', component: () => import('./later/rectification-page.vue') },
      { path: 'support', component: () => import('./later/support-page.vue') },
      { path: 'renewal', component: () => import('./later/renewal-page.vue') },
      { path: 'ratings', component: () => import('./later/ratings-page.vue') },
      { path: 'timeline', component: () => import('./pages/timeline-page.vue') },
    ],
  },
  {
    path: '/go/:place(papers|check|status|corrections)/:item?',
    component: () => import('./pages/go-page.vue'),
  },
  { path: '/notices', component: () => import('./pages/notices-page.vue'), meta: { access: 'public' } },
  {
    path: '/notices/:notice',
    component: () => import('./pages/notice-page.vue'),
    meta: { access: 'public' },
  },
  {
    path: '/notices/:notice/objection',
    component: () => import('./pages/objection-page.vue'),
    meta: { access: 'public' },
  },
  { path: '/verify/:code', component: () => import('./pages/verify-page.vue'), meta: { access: 'public' } },
  { path: '/receipts', component: () => import('./pages/receipts-page.vue'), meta: { access: 'public' } },
  {
    path: '/sign-in-error',
    component: () => import('./pages/sign-in-error-page.vue'),
    meta: { access: 'public' },
  },
  {
    path: '/:path(.*)*',
    component: () => import('./pages/not-found-page.vue'),
    meta: { access: 'public' },
  },
];
