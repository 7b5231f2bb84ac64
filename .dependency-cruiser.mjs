/** Imports point inward: server/main -> routes, queue, stores -> services -> bot/policy; server/main -> bot -> conversation -> language, policy. */
const npm = (...names) => `node_modules/(${names.join('|')})(/|$)`;
const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from, to });
const only = (name, comment, path, allowed) => never(name, comment, { path }, { pathNot: allowed });

export default {
  forbidden: [
    never(
      'no-cycles',
      'Two files that need each other are one file, or hide a third.',
      {},
      { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    ),
    only(
      'policy-is-pure',
      'Policy is data and arithmetic: no I/O, no channel, no database, no Node.',
      '^bot/policy/',
      ['^bot/policy/', npm('zod', 'dayjs', 'yaml', 'minisearch')],
    ),
    only(
      'language-knows-no-programme',
      'Reading Chinese needs words, never a pack or a platform.',
      '^bot/language/',
      ['^bot/language/', npm('opencc-js')],
    ),
    only(
      'conversation-is-pure',
      'A turn is a function of state, message, pack and time. Effects belong to the edges.',
      '^bot/conversation/',
      ['^bot/(conversation|language|policy)/', npm('zod', 'dayjs')],
    ),
    never(
      'packs-are-data',
      'A pack holds YAML; code that needs to know one programme is a missing idea in the vocabulary.',
      { path: '^bot/packs/' },
      {},
    ),
    never(
      'bot-never-knows-server',
      'The bot states what it needs in bot/ports.ts; the server brings it.',
      { path: '^bot/' },
      { path: '^(server|miniapp|prisma)/' },
    ),
    never(
      'simulator-is-for-development',
      'Only the composition root, the bench and the tests start the stand-in.',
      { path: '^(bot|server)/', pathNot: '^(bot/simulator/|server/main[.]ts$|server/bench/|server/start/)' },
      { path: '^bot/simulator/' },
    ),
    only('contract-is-shareable', 'The contract ships to the phone: schemas only.', '^server/contract/', [
      '^server/contract/',
      '^bot/policy/',
      npm('zod'),
    ]),
    only(
      'miniapp-sees-only-the-contract',
      'Pages know the server by its contract and the policy by its vocabulary; nothing else of either reaches a phone.',
      '^miniapp/(?!build/|vite[.]config[.]ts$)',
      [
        '^miniapp/(?!build/)',
        '^server/contract/',
        '^bot/policy/',
        npm(
          'vue',
          'vue-router',
          'vite',
          'tdesign-mobile-vue',
          'tdesign-vue-next',
          'tus-js-client',
          'pdfjs-dist',
          '@wecom/jssdk',
        ),
      ],
    ),
    never(
      'phones-load-nothing-of-the-console',
      'The officers’ console is another document; what it needs would weigh on every applicant.',
      { path: '^miniapp/(?!office/)' },
      { path: ['^miniapp/office/', npm('tdesign-vue-next')] },
    ),
    never(
      'console-has-the-desktop-look',
      'The two designs share the names of their styles: in one document they would undo each other.',
      { path: '^miniapp/office/' },
      { path: npm('tdesign-mobile-vue'), reachable: true },
    ),
    never(
      'miniapp-sees-types-only',
      'A schema on a phone is weight: pages are typed by the contract, and hold none of it.',
      { path: '^miniapp/' },
      { path: '^(server|bot)/', dependencyTypesNot: ['type-only'] },
    ),
    never(
      'one-door-to-jssdk',
      'Its calls may hang for ever; miniapp/wecom puts a time limit on each.',
      { pathNot: '^(miniapp/wecom/|test/)' },
      { path: npm('@wecom/jssdk') },
    ),
    never(
      'only-the-start-builds-pages',
      'Bundling belongs to the composition root, the command line and the set-up of tests.',
      { pathNot: '^(miniapp/build/|server/start/|test/)' },
      { path: '^miniapp/build/' },
    ),
    never(
      'routes-are-thin',
      'A route parses, calls one service, presents.',
      { path: '^server/routes/' },
      { path: ['^server/(stores|queue|embedded)/', npm('ioredis', '@prisma/client')] },
    ),
    only(
      'services-know-no-driver',
      'A use case speaks to ports; the composition root chooses who answers.',
      '^server/services/',
      [
        '^server/(services|contract|permissions|phrases)/',
        '^server/errors[.]ts$',
        '^(node:)?crypto$',
        '^bot/(policy/|ports[.]ts$|index[.]ts$|language/words/simplified[.]ts$)',
        npm('zod', 'dayjs'),
      ],
    ),
    never(
      'only-stores-touch-the-database',
      'Prisma is named in server/stores and server/embedded.',
      { path: '^(bot|server)/', pathNot: '^server/(stores|embedded)/' },
      { path: [npm('@prisma/client', '@prisma/adapter-pg'), '^server/stores/prisma-client/'] },
    ),
    never(
      'only-stores-and-queue-touch-redis',
      'ioredis is named in server/stores, server/queue and server/embedded.',
      { path: '^(bot|server)/', pathNot: '^server/(stores|queue|embedded)/' },
      { path: npm('ioredis') },
    ),
    never(
      'only-the-queue-queues',
      'What waits is named in server/queue; whoever causes it writes a row.',
      { path: '^(bot|server)/', pathNot: '^server/queue/' },
      { path: npm('bullmq') },
    ),
    never(
      'main-is-the-top',
      'Nothing imports the composition root.',
      { pathNot: '^test/' },
      { path: '^server/main[.]ts$' },
    ),
    never(
      'nothing-depends-on-tests',
      'Helpers worth sharing live in the source.',
      { path: '^(bot|server|miniapp)/' },
      { path: '^test/' },
    ),
    never(
      'no-dev-dependency-in-production',
      'A production install must run.',
      { path: '^(bot|server|miniapp)/', pathNot: '^server/bench/' },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    ),
    never('resolvable', 'Every import resolves.', {}, { couldNotResolve: true }),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: ['^server/stores/prisma-client/', '^miniapp/dist/'] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'node', 'types', 'default'],
    },
  },
};
