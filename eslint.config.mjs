import vue from 'eslint-plugin-vue';
import tseslint from 'typescript-eslint';
import vueParser from 'vue-eslint-parser';

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
  { ignores: ['node_modules', 'server/stores/prisma-client', '.data', 'miniapp/dist'] },
  ...tseslint.configs.recommended,
  ...vue.configs['flat/recommended'].map((config) => ({ ...config, files: ['miniapp/**/*.vue'] })),
  {
    files: ['miniapp/**/*.vue'],
    languageOptions: {
      parser: vueParser,
      parserOptions: { parser: tseslint.parser, sourceType: 'module' },
    },
    rules: {
      // TypeScript knows what is defined; prettier lays out.
      'no-undef': 'off',
      ...Object.fromEntries(
        [
          'html-indent',
          'html-self-closing',
          'html-closing-bracket-newline',
          'max-attributes-per-line',
          'first-attribute-linebreak',
          'singleline-html-element-content-newline',
          'multiline-html-element-content-newline',
          'require-default-prop',
        ].map((name) => [`vue/${name}`, 'off']),
      ),
      'vue/block-order': ['error', { order: ['script[setup]', 'script', 'template', 'style'] }],
      'vue/no-v-html': 'error',
      'vue/block-lang': ['error', { script: { lang: 'ts' } }],
    },
  },
  {
    files: ['{bot,server,prisma,test}/**/*.ts', 'miniapp/**/*.{ts,vue}'],
    rules: {
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-non-null-assertion': 'off',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
    },
  },
  {
    files: ['{bot,server,miniapp}/**/*.ts'],
    rules: {
      'max-lines-per-function': ['error', { max: 60, skipBlankLines: true, skipComments: true }],
      complexity: ['error', 12],
      ...restrict(environment),
    },
  },
  {
    files: ['server/main.ts', 'server/commands/*.ts', 'bot/cli/*.ts', 'miniapp/build/*.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
  {
    files: ['bot/{policy,language,conversation}/**/*.ts'],
    rules: restrict(environment, clock, chance, effects),
  },
);
