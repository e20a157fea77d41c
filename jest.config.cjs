/** What the phone runs React with: ES modules, with parts that Taro's build switches on and off. Tests of hooks draw nothing, and need none. */
const TARO = '/node_modules/@tarojs/(react|runtime|shared|plugin-framework-react)/'
const PARTS = ['ADJACENT_HTML', 'CLONE_NODE', 'CONTAINS', 'INNER_HTML', 'MUTATION_OBSERVER', 'SIZE_APIS', 'TEMPLATE_CONTENT']
const vars = Object.fromEntries(PARTS.map((part) => [`ENABLE_${part}`, 'false']))

/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: '<rootDir>/test/support/environment.js',
  runtime: '<rootDir>/test/support/runtime.js',
  roots: ['<rootDir>/test'],
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } }],
    [`${TARO}.*\\.js$`]: [
      '@swc/jest',
      { jsc: { target: 'es2022', transform: { optimizer: { globals: { vars } } } }, module: { type: 'commonjs' } },
    ],
  },
  transformIgnorePatterns: [`^(?!.*${TARO}).*/node_modules/`],
  moduleNameMapper: { '^@shared/(.*)$': '<rootDir>/shared/$1', '^@/(.*)$': '<rootDir>/miniapp/src/$1' },
  // Where the phone and the browser have a file each, the phone's.
  moduleFileExtensions: ['js', 'mjs', 'cjs', 'jsx', 'ts', 'mts', 'cts', 'tsx', 'json', 'node', 'weapp.ts'],
  testTimeout: 30_000,
  // One more than cores: tests of pages and processes wait for what they have started.
  maxWorkers: 3,
  // Each file leaves something behind in its worker; a heap of gigabytes slows down all that come after.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/support/longestFirst.js',
  reporters: ['default', '<rootDir>/test/support/skippedReporter.js'],
}
