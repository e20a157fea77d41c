import { spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { shanghaiDay } from '../../../shared/codes/dates'
import { useBundled } from '../../support/bundled'
import { temporaryFolder } from '../../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const cli = useBundled(join(__dirname, '../../../server/cli/mirror.ts'))
const env = { ...process.env, DATA_DIR: join(dir, 'data'), MONGODB_URI: '', SOURCES: '' }
const mirror = (...options: string[]) => spawnSync(process.execPath, [cli(), ...options], { env, encoding: 'utf8' })

it('mirrors the sample city, one JSON line a run, and says "unchanged" the second time', () => {
  const first = mirror('--json')
  expect(first.status).toBe(0)
  const lines = first.stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, number | string>)
  expect(lines.map((line) => [line.source, line.state])).toEqual(
    [
      // Firms before all that may lie at them.
      ...['enterprises', 'operators', 'zones', 'accidents', 'penalties', 'port-penalties', 'notices', 'danger-sources'],
      ...['road-sites', 'city-sites', 'building-hazards', 'hazards', 'road-hazards', 'inventories', 'visits', 'road-visits'],
      ...['bureau-visits', 'tasks', 'meetings', 'documents', 'fines-bureau', 'fines-transport', 'fines-port', 'rewards'],
      'objections',
      'replies',
    ].map((name) => [`yunfan-${name}`, 'published']),
  )
  for (const line of lines)
    expect(line.read).toBe(Number(line.accepted) + Number(line.refused) + Number(line.duplicate) + Number(line.skipped))
  const again = mirror('--json', '--source', 'yunfan-notices')
  expect(JSON.parse(again.stdout)).toMatchObject({ source: 'yunfan-notices', state: 'unchanged' })
  expect(again.status).toBe(0)
  expect(mirror('--source', 'yunfan-zones').stdout).toMatch(/无变化；读 60 = 采用 60 \+ 退回 0 \+ 重复 0 \+ 略过 0/)
})

it('hands every refused row back to the office that sent it', () => {
  const told = mirror('--source', 'yunfan-enterprises').stdout
  const run = /--findings (\S+)/.exec(told)?.[1] ?? ''
  const { stdout, status } = mirror('--findings', run)
  expect(stdout).toMatch(/^第 \d+ 行 · 成立日期：“.*”里的日期和别的文字连在一起\n {2}.*云帆日期粘连示例有限公司.*\n第/)
  // Then what was accepted and is remarked on all the same.
  expect(stdout).toMatch(/\n第 \d+ 行 · 统一社会信用代码：.*（提醒，已采用）\n/)
  expect(
    mirror('--findings', run, '--json')
      .stdout.trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { severity: string }).severity),
  ).toEqual(expect.arrayContaining(['refused', 'warning']))
  expect(status).toBe(0)
  expect(mirror('--findings', 'nobody')).toMatchObject({ status: 2, stdout: '' })
})

it('takes a person’s word for the day, where the clock agrees', () => {
  const today = shanghaiDay(new Date())
  expect(mirror('--confirm-clock', today)).toMatchObject({ status: 0, stdout: `已确认今天是 ${today}\n` })
  const other = mirror('--confirm-clock', '2020-02-30')
  expect(other).toMatchObject({ status: 2, stdout: '' })
  expect(other.stderr).toContain(`本机时钟显示今天是 ${today}，和“2020-02-30”不同：请先校准时钟`)
})

it('exits 1 when a run stops', () => {
  const list = join(dir, 'sources.json')
  writeFileSync(
    list,
    JSON.stringify({
      sources: [
        {
          name: 'gone',
          title: '没有',
          agency: '局',
          kind: 'notice',
          format: 'json-feed',
          path: 'gone.json',
          coverage: 'full',
          rhythmHours: 1,
        },
      ],
    }),
  )
  const { status, stdout, stderr } = mirror('--sources', list, '--json')
  expect(status).toBe(1)
  expect(JSON.parse(stdout)).toMatchObject({ state: 'stopped', reason: expect.stringContaining('读不到来源文件') })
  // The sample city's sources are not in this list: what they said is nobody's any more.
  expect(stderr).toContain('--retire yunfan-zones')
  const retired = mirror('--sources', list, '--retire', 'yunfan-zones', '--why', '并入上级')
  expect([retired.status, retired.stdout]).toEqual([0, expect.stringMatching(/撤下 60，/)])
  expect(mirror('--sources', list, '--retire', 'yunfan-zones', '--why', '并入上级').status).toBe(2)
})

it.each([
  ['an unknown option', ['--bogus'], /--bogus/],
  ['an unknown source', ['--source', 'nobody'], /nobody/],
  ['a reason without what it is for', ['--why', 'x'], /--accept 或 --retire/],
  ['a release without a reason', ['--accept', 'run'], /理由/],
  ['a retirement that sees one source only', ['--source', 'yunfan-zones', '--retire', 'yunfan-notices', '--why', 'x'], /--source/],
  ['a missing list', ['--sources', '/nowhere.json'], /nowhere/],
])('exits 2 for %s', (_name, options, message) => {
  const { status, stderr, stdout } = mirror(...options)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toMatch(message)
})
