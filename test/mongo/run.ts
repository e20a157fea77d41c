import { spawnSync } from 'node:child_process'

/**
 * Runs what is asked of a store against a MongoDB: `TEST_MONGODB_URI=mongodb://… npm run test:mongo`. Each suite makes databases of its own,
 * `mingan_test_…`, and drops them. Among them: the answers of the sample city byte for byte, two instances on one database, kills amid a mirror. Further words go to jest.
 */
const SUITES = [
  'test/server/embedded/semantics',
  'test/server/models',
  'test/server/editions',
  'test/server/mirror/run',
  'test/server/mirror/crash',
  'test/server/mirror/snapshots',
  'test/server/mirror/endings',
  'test/server/mirror/holds',
  'test/server/mirror/register',
  'test/server/mirror/keeping',
  'test/server/read',
  'test/server/routes',
  'test/server/tips',
  'test/server/deliveries',
  'test/server/clock',
  'test/server/sample',
  'test/server/privacy',
  'test/golden',
]

if (!process.env.TEST_MONGODB_URI) {
  console.error(
    'Set TEST_MONGODB_URI to a MongoDB on which databases may be made and dropped, e.g. TEST_MONGODB_URI=mongodb://127.0.0.1:27017 npm run test:mongo',
  )
  process.exit(2)
}
// So many kills of a process amid a mirror.
const env = { FAULT_ROUNDS: '20', ...process.env }
const { status } = spawnSync(process.execPath, ['node_modules/jest/bin/jest.js', ...SUITES, ...process.argv.slice(2)], {
  env,
  stdio: 'inherit',
})
process.exit(status ?? 1)
