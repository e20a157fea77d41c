import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CityError, filesOf, loadCity } from '../../server/city'
import { temporaryFolder } from '../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const file = join(dir, 'city.json')
const load = (text: string) => {
  writeFileSync(file, text)
  return loadCity(file)
}

it('takes what a city says of itself, and stands without', () => {
  expect(load('{"name":"某某市","officePhone":"0000-12350"}')).toEqual({
    name: '某某市',
    officePhone: '0000-12350',
    sample: false,
    division: null,
  })
  expect(load('{"name":"某某市"}')).toEqual({ name: '某某市', officePhone: null, sample: false, division: null })
  expect(loadCity(undefined)).toEqual({ name: '本市', officePhone: null, sample: false, division: null })
})

it.each([
  ['no JSON', '{', /城市设置 .*city\.json 读不出来/],
  ['no name', '{}', /有 1 处不对：\n {2}name: 缺少，或类型不对/],
  ['an empty name', '{"name":""}', /name: 至少 1 个字/],
  ['what it does not know', '{"name":"某某市","phone":"1"}', /\(整体\): 没有这一项：phone/],
  ['every fault at once', '{"name":1,"officePhone":2}', /有 2 处不对[\s\S]*name[\s\S]*officePhone/],
])('refuses %s, in words', (_name, text, message) => {
  expect(() => load(text)).toThrow(CityError)
  expect(() => load(text)).toThrow(message)
})

it('never puts a real name over invented data', () => {
  const sample = () => ({ sources: '/sample/sources.json', city: '/sample/city.json' })
  expect(filesOf({}, sample)).toEqual(sample())
  expect(filesOf({ SOURCES: '/x/sources.json', CITY: '/x/city.json' }, sample)).toEqual({
    sources: '/x/sources.json',
    city: '/x/city.json',
  })
  expect(filesOf({ SOURCES: '/x/sources.json' }, sample).city).toBeUndefined()
  expect(() => filesOf({ CITY: '/x/city.json' }, sample)).toThrow(/CITY 要和 SOURCES 一起设置/)
})
