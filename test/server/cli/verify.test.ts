import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { startEmbedded } from '../../../server/embedded/index'
import { openDb } from '../../../server/models/index'
import { OPEN_END } from '../../../server/models/version'
import { useBundled } from '../../support/bundled'
import { temporaryFolder } from '../../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const env = { ...process.env, DATA_DIR: join(dir, 'data'), MONGODB_URI: '', SOURCES: '' }
const CLI = join(__dirname, '../../../server/cli')
const [mirror, verify] = [useBundled(join(CLI, 'mirror.ts')), useBundled(join(CLI, 'verify.ts'))]
const run = (command: () => string, ...options: string[]) => spawnSync(process.execPath, [command(), ...options], { env, encoding: 'utf8' })

it('exits 0 where every record is what its bytes say, and 1 with the record where somebody altered one', async () => {
  expect(run(mirror, '--source', 'yunfan-notices').status).toBe(0)
  // Some of these notices were over when they were first read: that they are not public is no difference.
  const whole = run(verify)
  expect(whole.stdout).toMatch(/（yunfan-notices）：[1-9]\d* 条与原始文件一致，0 条不同/)
  expect(whole.status).toBe(0)

  const { uri, stop } = await startEmbedded({ dir: join(dir, 'data', 'store') })
  const { versions, connection } = await openDb(uri)
  const altered = await versions.findOneAndUpdate({ to: OPEN_END }, { $set: { agency: '别的机关' } }).lean()
  await connection.close()
  await stop()
  const { status, stdout } = run(verify, '--json')
  expect(status).toBe(1)
  const told = stdout.split('\n').find((line) => line.includes('yunfan-notices'))
  expect(JSON.parse(told ?? '')).toMatchObject({ differences: [{ id: altered?.id }] })
})

it('exits 2 for an unknown option', () => {
  const { status, stderr, stdout } = run(verify, '--bogus')
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain('mirror:verify')
})
