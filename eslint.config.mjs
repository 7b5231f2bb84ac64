import tseslint from 'typescript-eslint';

const rule = (selector, message) => ({ selector, message });
const environment = rule(
  "MemberExpression[object.name='process'][property.name='env']",
  'Only a composition root hands the environment to server/config.ts.',
);
const clock = rule(
  "CallExpression[callee.object.name='Date'][callee.property.name='now'], NewExpression[callee.name='Date'][arguments.length=0], CallExpression[callee.name='dayjs'][arguments.length=0]",
  'Take `now` as an argument.',
);
const chance = rule(
  "CallExpression[callee.object.name='Math'][callee.property.name='random'], CallExpression[callee.name='randomUUID']",
  'Take ids and randomness as arguments.',
);
const effects = rule(
  'CallExpression[callee.name=/^(fetch|setTimeout|setInterval)$/]',
  'Effects belong to the edges, not to a pure room.',
);
const restrict = (...rules) => ({ 'no-restricted-syntax': ['error', ...rules] });

export default tseslint.config(
  { ignores: ['node_modules', 'server/stores/prisma-client', '.data'] },
  ...tseslint.configs.recommended,
  {
    files: ['{bot,server,prisma,test}/**/*.ts'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['{bot,server}/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      ...restrict(environment),
    },
  },
  { files: ['server/main.ts', 'bot/cli/*.ts'], rules: { 'no-restricted-syntax': 'off' } },
  {
    files: ['bot/{policy,language,conversation}/**/*.ts'],
    rules: restrict(environment, clock, chance, effects),
  },
);
