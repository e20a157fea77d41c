/** @type {import('jest').Config} */
module.exports = {
  testEnvironment: 'node',
  roots: ['<rootDir>/test'],
  transform: {
    '\\.tsx?$': ['@swc/jest', { jsc: { parser: { syntax: 'typescript', tsx: true }, target: 'es2022' }, module: { type: 'commonjs' } }],
  },
  moduleNameMapper: { '^@shared/(.*)$': '<rootDir>/shared/$1', '^@/(.*)$': '<rootDir>/miniapp/src/$1' },
  testTimeout: 30_000,
  maxWorkers: 2,
  // Each file leaves something behind in its worker; a heap of gigabytes slows down all that come after.
  workerIdleMemoryLimit: '1GB',
  testSequencer: '<rootDir>/test/support/longestFirst.js',
  reporters: ['default', '<rootDir>/test/support/skippedReporter.js'],
}
