import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { COMMANDS } from '../server/embedded/commands/index'
import { LEARNED } from '../shared/tips/learned'
import { baseMapOf, readEnv } from '../server/env'
import { GUARDS } from '../server/mirror/guards/guards'
import { Source, SourceList } from '../server/mirror/source/sources'
import { policyTable } from '../server/presenters/policies'
import { CitySettings } from '../shared/api/city'
import { scripts } from '../package.json'

const text = (file: string) => readFileSync(join(__dirname, '..', file), 'utf8')

it('describes every setting in .env.example, with the default it has', () => {
  const example = Object.fromEntries(
    [...text('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)].map(([, name = '', value = '']) => [name, value]),
  )
  const defaults = readEnv({})
  expect(Object.keys(example).sort()).toEqual(
    Object.keys(
      readEnv({
        MONGODB_URI: 'mongodb://x',
        SOURCES: __filename,
        CITY: __filename,
        GRADING: __filename,
        PUBLIC_URL: 'https://mingan.example',
        TIANDITU_KEY: '0'.repeat(32),
        MAP_APPROVAL_NO: 'GS（9900）0001号',
        WECHAT_APP_ID: 'wx' + '0'.repeat(16),
        WECHAT_APP_SECRET: '0'.repeat(32),
        TIP_ROOT_PUBLIC_KEY: '04' + 'a'.repeat(128),
        TIP_CERTIFICATES: __filename,
        TIP_CANARY_KEYS: __filename,
        TIP_REWARD_BUDGET_FEN: '1',
        DELIVERY_PRIVATE_HOSTS: 'localhost:1',
        ANONYMOUS_REWARD: '{"basis":"b","channel":"c"}',
      }),
    ).sort(),
  )
  expect(readEnv(example)).toEqual(defaults)
})

it('lists every command of the embedded store', () => {
  const readme = text('server/embedded/README.md')
  for (const command of Object.keys(COMMANDS).filter((name) => name !== 'isMaster')) expect(readme).toContain(command)
})

it('has a sentence for every option of a source, and every guard', () => {
  const doc = text('docs/sources.md')
  const shapes = ['csv', 'json', 'xlsx', 'xls', 'json-feed'].flatMap((format) => {
    const given = { name: 'doc', title: 't', agency: 'a', kind: 'notice', format, path: 'x', coverage: 'full', rhythmHours: 1 }
    return Object.keys(Source.parse(format === 'json-feed' ? given : { ...given, key: ['k'], columns: { title: 't' } }))
  })
  const plain = ['name', 'title', 'agency', 'kind', 'origin', 'coverage', 'guards']
  const optional = ['folder', 'url', 'publicKey', 'cron', 'assumeHeader', 'sheet', 'template']
  for (const option of [...shapes, ...optional].filter((one) => !plain.includes(one))) expect(doc).toContain('`' + option)
  for (const guard of Object.keys(GUARDS)) expect(doc).toContain('`' + guard)
})

it('prints who may what as the table has it', () => {
  const plain = (table: string) => table.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-')
  expect(plain(text('docs/operations.md'))).toContain(plain(policyTable()))
})

it('shows a list of sources that is one', () => {
  const [, example = ''] = /```json\n([\s\S]*?)```/.exec(text('README.md')) ?? []
  expect(SourceList.safeParse(JSON.parse(example)).error?.issues ?? []).toEqual([])
})

it('shows settings of a city that are some', () => {
  for (const file of ['docs/sources.md', 'README.md', 'README.zh-CN.md']) {
    const [, example = ''] = /(\{ *"name": "某某市"[^}]*\})/.exec(text(file)) ?? []
    expect(CitySettings.safeParse(JSON.parse(example)).error?.issues ?? []).toEqual([])
  }
})

it('names only scripts that are there', () => {
  for (const file of ['README.md', 'README.zh-CN.md', 'CONTRIBUTING.md']) {
    for (const [, script = ''] of text(file).matchAll(/npm run ([a-z0-9:]+)/g)) expect(Object.keys(scripts)).toContain(script)
  }
})

describe('settings that are wrong', () => {
  it('are told all at once, by name', () => {
    expect(() => readEnv({ PORT: 'abc', MONGODB_URI: 'http://x', LOG_LEVEL: 'loud' })).toThrow(
      /3 处不对[\s\S]*PORT[\s\S]*MONGODB_URI[\s\S]*LOG_LEVEL/,
    )
    expect(() => readEnv({ SOURCES: '/nowhere.json', CITY: '/nowhere.json' })).toThrow(
      /2 处不对[\s\S]*SOURCES: 没有这个文件[\s\S]*CITY: 没有这个文件/,
    )
  })
  it('include a ground under the map without the number of its approval, and the other way round', () => {
    expect(() => readEnv({ TIANDITU_KEY: '0'.repeat(32) })).toThrow(/要一起设置[\s\S]*审图号/)
    expect(() => readEnv({ MAP_APPROVAL_NO: 'GS（9900）0001号', TIANDITU_KEY: '' })).toThrow(/要一起设置/)
    expect(() => readEnv({ TIANDITU_KEY: 'short', MAP_APPROVAL_NO: 'GS（9900）0001号' })).toThrow(/TIANDITU_KEY: 要写天地图浏览器端密钥/)
    expect(() => readEnv({ WECHAT_APP_ID: 'wx' + '0'.repeat(16) })).toThrow(/要一起设置/)
    expect(baseMapOf(readEnv({ TIANDITU_KEY: '0'.repeat(32), MAP_APPROVAL_NO: ' GS（9900）0001号 ' }))).toEqual({
      key: '0'.repeat(32),
      approvalNo: 'GS（9900）0001号',
    })
    expect(baseMapOf(readEnv({}))).toBeNull()
  })
  it('include the embedded store in production, unless somebody says so', () => {
    expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(/MONGODB_URI/)
    expect(readEnv({ NODE_ENV: 'production', EMBEDDED_STORE: '1' }).EMBEDDED_STORE).toBe('1')
  })
})

it('lists what the server learns of a tip as the page does', () => {
  const rows = text('docs/what-the-server-learns.md')
    .split('\n')
    .filter((line) => line.startsWith('| '))
    .map((line) =>
      line
        .split('|')
        .slice(1, -1)
        .map((cell) => cell.trim()),
    )
    .filter(([first]) => first !== '封面上的一项' && !first?.startsWith('---'))
  expect(rows).toEqual(LEARNED.map(({ field, what, why }) => [field, what, why]))
})
