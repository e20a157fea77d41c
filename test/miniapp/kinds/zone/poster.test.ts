import type { RecordAnswer } from '../../../../shared/api/records'
import type { ZoneBody } from '../../../../shared/kinds/zone/schema'
import { posterOf } from '../../../../miniapp/src/kinds/zone/poster'

/** The board of a zone as it hangs on a wall. */

const person: ZoneBody['persons'][number] = {
  role: 'grid_worker',
  name: '王**',
  post: null,
  unit: null,
  sector: null,
  officePhone: null,
  duties: [],
  termFrom: '2025-01-01',
  termTo: '2026-04-27',
  training: null,
}
const body: ZoneBody = {
  code: '990104004-G3',
  name: '长汀乡第 3 网格',
  level: 'grid',
  parent: null,
  division: null,
  sectors: [],
  supervisionPhone: null,
  boundary: null,
  persons: [person],
}
const answer = (computed: RecordAnswer['computed'] = []) =>
  ({
    record: { agency: '云帆市安委办', documentNo: null },
    computed,
    asOf: '2026-05-20T02:00:00.000Z',
    edition: 7,
    sources: [{ name: 'zones', title: '', agency: '', sample: true }],
  }) as unknown as RecordAnswer
const ADDRESS = 'https://mingan.example/zones/990104004-G3'
const CODES = { address: ADDRESS, miniProgramCode: null }

it('says that a post is vacant with its days, and of each thing that is unknown that it was not published', () => {
  const computed = [{ field: 'vacantDays', value: 23, rule: '', version: 1 }]
  const { alerts, persons, supervision, foot, address } = posterOf(body, answer(computed), CODES, '2026-05-20')
  expect(alerts).toEqual(['■ 公布的任期都已届满，空岗 23 天'])
  expect(persons).toEqual([
    {
      role: '网格员',
      name: '王** 职务未公布',
      unit: '单位未公布',
      phone: '办公电话未公布',
      vacant: '空岗 23 天，没有公布接任的人',
      duties: ['职责未公布'],
      notes: ['任期 2025-01-01 至 2026-04-27（已届满）', '培训未公布'],
    },
  ])
  expect(supervision).toBe('监督电话未公布')
  expect(foot.join('')).toContain('云帆市安委办，文号未公布')
  expect(foot.join('')).toContain('数据截至 2026-05-20 10:00（第 7 版）')
  expect(address).toBe(ADDRESS)
})

it('is no empty board where nobody is named', () => {
  expect(posterOf({ ...body, persons: [] }, answer(), CODES, '2026-05-20').alerts).toEqual(['○ 责任人未公布'])
})
