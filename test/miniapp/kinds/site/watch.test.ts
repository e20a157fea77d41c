import { levelTone } from '../../../../miniapp/src/kinds/site/danger'
import { cameraBars, watchOf } from '../../../../miniapp/src/kinds/site/watch'

const monitoring = {
  camerasPlanned: 8,
  camerasInstalled: 6,
  camerasInService: null,
  sensorsInService: 0,
  lastCheckedOn: null,
  state: 'partly',
} as const

it('says whether a site is watched; what nobody says is not fine', () => {
  expect(watchOf(monitoring)).toEqual({ tone: 'warn', words: '监控部分在用' })
  expect(watchOf({ ...monitoring, state: 'none' })).toEqual({ tone: 'stop', words: '没有监控' })
  expect(watchOf({ ...monitoring, state: 'out_of_service' })).toEqual({ tone: 'stop', words: '监控停用' })
  expect(watchOf({ ...monitoring, state: 'in_service' })).toEqual({ tone: 'pass', words: '监控在用' })
  for (const unknown of [null, { ...monitoring, state: null }])
    expect(watchOf(unknown)).toEqual({ tone: 'unknown', words: '监控情况未公布' })
})

it('counts cameras planned, installed and in service, each of which may be unknown', () => {
  expect(cameraBars(monitoring).map(({ value, words }) => [value, words])).toEqual([
    [8, '8 个'],
    [6, '6 个'],
    [null, '未公布'],
  ])
  expect(cameraBars(null).every(({ value, words }) => value === null && words === '未公布')).toBe(true)
})

it('colours the most dangerous level as bad', () =>
  expect((['1', '2', '3', '4'] as const).map(levelTone)).toEqual(['stop', 'warn', 'fine', 'fine']))
