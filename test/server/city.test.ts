import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { CityError, filesOf, loadCity } from '../../server/city'
import { temporaryFolder } from '../support/store'

const { dir, remove } = temporaryFolder()
afterAll(remove)
const file = join(dir, 'city.json')
const load = (text: string) => {
  writeFileSync(file, text)
  return loadCity({ city: file })
}

it('takes what a city says of itself, and stands without', () => {
  expect(load('{"name":"某某市","officePhone":"0000-12350"}')).toEqual({
    name: '某某市',
    officePhone: '0000-12350',
    sample: false,
    division: null,
  })
  expect(load('{"name":"某某市"}')).toEqual({ name: '某某市', officePhone: null, sample: false, division: null })
  expect(loadCity({})).toEqual({ name: '本市', officePhone: null, sample: false, division: null })
})

it('takes what an older list of sources says of it, unless it has a file of its own', () => {
  const sources = join(dir, 'sources.json')
  writeFileSync(sources, '{"city":{"name":"旧单市"},"sources":[]}')
  expect(loadCity({ sources }).name).toBe('旧单市')
  writeFileSync(file, '{"name":"某某市"}')
  expect(loadCity({ sources, city: file }).name).toBe('某某市')
  writeFileSync(sources, '{"sources":[]}')
  expect(loadCity({ sources }).name).toBe('本市')
  writeFileSync(sources, '{"city":{},"sources":[]}')
  expect(() => loadCity({ sources })).toThrow(/来源清单 .* 里的城市设置 有 1 处不对：\n {2}name/)
})

it.each([
  ['no JSON', '{', /城市设置 .*city\.json 读不出来/],
  ['no name', '{}', /有 1 处不对：\n {2}name: 缺少，或类型不对/],
  ['an empty name', '{"name":""}', /name: 至少 1 个字/],
  [
    'a year with days of another',
    '{"name":"某某市","holidays":[{"year":2027,"basis":"通知","off":[{"from":"2028-01-01","to":"2028-01-01"}],"worked":[]}]}',
    /holidays\.0: 写了别的年份的日子/,
  ],
  [
    'a holiday that ends first',
    '{"name":"某某市","holidays":[{"year":2027,"basis":"通知","off":[{"from":"2027-01-03","to":"2027-01-01"}],"worked":[]}]}',
    /放假的第一天晚于最后一天/,
  ],
  [
    'a day off that is worked',
    '{"name":"某某市","holidays":[{"year":2027,"basis":"通知","off":[{"from":"2027-01-01","to":"2027-01-03"}],"worked":["2027-01-02"]}]}',
    /同一天又放假又上班/,
  ],
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
  expect(() => filesOf({ GRADING: '/x/grading.json' }, sample)).toThrow(/GRADING 要和 SOURCES 一起设置/)
  expect(filesOf({ SOURCES: '/x/sources.json', GRADING: '/x/grading.json' }, sample).grading).toBe('/x/grading.json')
})
