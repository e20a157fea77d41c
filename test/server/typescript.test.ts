import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importArgs } from '../../server/typescript'
import { temporaryFolder } from '../support/store'
import { savedTable } from '../support/workbooks'

/** The service runs from wherever it is started: as a unit of a system it has the root for its folder. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

it('the store and the reader of old workbooks start in any folder', () => {
  const columns = ['编号', '名称']
  writeFileSync(join(dir, '台账.xls'), savedTable([columns, ['Z1', '护栏松动']], 'xls'))
  const source = {
    name: 'ledger',
    title: '台账',
    agency: '云帆市应急管理局',
    kind: 'hazard',
    format: 'xls',
    path: '台账.xls',
    coverage: 'additions',
    rhythmHours: 24,
    settleSeconds: 0,
    key: ['编号'],
    columns: { no: '编号', title: '名称' },
  }
  writeFileSync(join(dir, 'sources.json'), JSON.stringify({ sources: [source] }))
  const run = spawnSync(process.execPath, [...importArgs(), join(__dirname, '../../server/cli/mirror.ts'), '--json'], {
    cwd: dir,
    env: { ...process.env, DATA_DIR: join(dir, 'data'), MONGODB_URI: '', SOURCES: join(dir, 'sources.json') },
    encoding: 'utf8',
  })
  expect(run.stderr).toBe('')
  expect(JSON.parse(run.stdout)).toMatchObject({ source: 'ledger', state: 'published', accepted: 1 })
}, 60_000)
