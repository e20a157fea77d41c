import prettier from 'eslint-config-prettier'
import reactHooks from 'eslint-plugin-react-hooks'
import regexp from 'eslint-plugin-regexp'
import tseslint from 'typescript-eslint'

/** One direction of dependence, told in words where somebody is about to break it. */
const forbid = (patterns) => ['error', { patterns }]

export default tseslint.config(
  { ignores: ['node_modules/', '**/dist/', 'data/', 'test/out/'] },
  ...tseslint.configs.recommended,
  {
    files: ['**/*.{ts,tsx}'],
    languageOptions: {
      parserOptions: {
        project: ['./tsconfig.json', './miniapp/tsconfig.json', './miniapp/desk/tsconfig.json'],
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      eqeqeq: 'error',
      'no-console': 'off',
    },
  },
  {
    // They read what strangers send: a pattern that tries one letter in many ways, or reads on from every letter, is a stop of all answers.
    files: ['server/**/*.ts', 'shared/**/*.ts', 'miniapp/src/**/*.{ts,tsx}'],
    plugins: { regexp },
    rules: {
      'regexp/no-super-linear-backtracking': ['error', { report: 'potential' }],
      'regexp/no-super-linear-move': ['error', { report: 'potential' }],
    },
  },
  {
    files: ['shared/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid([
        { group: ['**/server/**', '**/miniapp/**', 'koa*', 'mongoose', 'node:*'], message: 'shared knows nothing' },
      ]),
    },
  },
  {
    files: ['server/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid([{ group: ['**/miniapp/src/**'], message: 'the server never knows the pages' }]),
    },
  },
  {
    files: ['server/embedded/**/*.ts'],
    rules: {
      'no-restricted-imports': forbid([
        {
          regex: '^(\\.\\./)+(shared|models|editions|mirror|read|routes|presenters|middleware|cli|sample)/',
          message: 'the embedded store knows nothing of the application',
        },
      ]),
    },
  },
  {
    files: ['miniapp/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-restricted-imports': forbid([
        { group: ['**/server/**'], message: 'pages never know the server' },
        { group: ['zod'], message: 'the mini-program does not ship zod' },
        {
          group: [
            '@shared/kinds/*/schema',
            '@shared/kinds/*/pointers',
            '@shared/kinds/schemas',
            '@shared/kinds/list',
            '@shared/parts',
            '@shared/api/*',
            '!@shared/api/errorCodes',
            '@shared/envelope',
            '@shared/fields',
            '@shared/feed',
          ],
          allowTypeImports: true,
          message: 'only its types: the schemas would bring zod',
        },
      ]),
    },
  },
  {
    files: ['miniapp/desk/src/**/*.{ts,tsx}'],
    plugins: { 'react-hooks': reactHooks },
    rules: {
      ...reactHooks.configs.recommended.rules,
      '@typescript-eslint/no-restricted-imports': forbid([
        { group: ['**/server/**', '**/miniapp/src/**'], message: 'the desk knows neither the server nor the mini-program' },
        {
          group: [
            'zod',
            '@shared/kinds/*/schema',
            '@shared/kinds/schemas',
            '@shared/kinds/list',
            '@shared/parts',
            '@shared/api/*',
            '@shared/envelope',
            '@shared/fields',
            '@shared/feed',
          ],
          allowTypeImports: true,
          message: 'only its types: the schemas would bring zod',
        },
      ]),
    },
  },
  { files: ['**/*.{js,cjs,mjs}'], rules: { '@typescript-eslint/no-require-imports': 'off' } },
  prettier,
)
