import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { SourcesError, loadSources } from '../../../../server/mirror/source/sources'
import { temporaryFolder } from '../../../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const file = join(dir, 'sources.json')
const load = (value: unknown) => {
  writeFileSync(file, typeof value === 'string' ? value : JSON.stringify(value))
  return loadSources(file)
}
const SOURCE = {
  name: 'a',
  title: '甲',
  agency: '局',
  kind: 'notice',
  format: 'json-feed',
  path: 'x.json',
  coverage: 'full',
  rhythmHours: 24,
}

it('takes paths from where the list lies', () => {
  expect(load({ sources: [{ ...SOURCE, name: 'aa' }] }).sources[0]?.path).toBe(join(dir, 'x.json'))
})

it.each([
  ['no JSON', '{', /读不出来/],
  ['no sources', { sources: [] }, /sources/],
  ['a bad name', { sources: [SOURCE] }, /sources\.0\.name: 只用小写字母/],
  [
    'a name twice',
    {
      sources: [
        { ...SOURCE, name: 'aa' },
        { ...SOURCE, name: 'aa' },
      ],
    },
    /同一个名字/,
  ],
  ['an unknown key', { sources: [{ ...SOURCE, name: 'aa', secret: 1 }] }, /secret/],
])('refuses %s', (_name, value, message) => {
  expect(() => load(value)).toThrow(SourcesError)
  expect(() => load(value)).toThrow(message)
})

it('lets an older list hold the city’s settings, and leaves them to whoever reads those', () =>
  expect(load({ city: { name: '某某市' }, sources: [{ ...SOURCE, name: 'aa' }] }).sources).toHaveLength(1))

it('publishes nothing in the name of whoever --explain left to be filled in', () => {
  const source = {
    name: 'new-source',
    title: '台账',
    agency: '发布机关（请填写）',
    kind: 'hazard',
    format: 'csv',
    path: 'a.csv',
    coverage: 'additions',
    rhythmHours: 24,
    key: ['编号'],
    columns: { no: '编号' },
  }
  expect(() => load({ sources: [source] })).toThrow('来源“new-source”的 agency 还是“发布机关（请填写）”')
  expect(load({ sources: [{ ...source, agency: '云帆市应急管理局' }] }).sources).toHaveLength(1)
})
