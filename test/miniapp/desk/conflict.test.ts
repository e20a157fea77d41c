import { conflictsOf, handOverWarning } from '../../../miniapp/desk/src/tips/conflict'
import { item, tip } from './support'

const nobody = { zones: [], unit: null }

it('finds nothing for somebody without zone or unit', () => {
  expect(conflictsOf(nobody, tip())).toEqual([])
})

it('finds the own zone in the record, by id and by title', () => {
  const where = { address: null, point: null, record: { kind: 'zone' as const, id: 'z-07', title: '东港街道第 7 网格' } }
  for (const zones of [['z-07'], ['东港街道第7网格']])
    expect(conflictsOf({ zones, unit: null }, tip({ where }))).toEqual(['举报的片区「东港街道第 7 网格」由您负责。'])
})

it('finds the own zone and unit in the address, whatever the spaces, and the unit in the text', () => {
  expect(conflictsOf({ zones: ['东港街道'], unit: null }, tip())).toEqual(['举报的地点提到您负责的片区「东港街道」。'])
  expect(conflictsOf({ zones: [], unit: '7号工地' }, tip())).toHaveLength(1)
  expect(conflictsOf({ zones: [], unit: '云帆质安站' }, tip({ text: '打电话给云帆 质安站没人接' }))).toEqual([
    '举报的内容提到您的单位「云帆质安站」。',
  ])
})

it('takes no name of one letter for a find, and no record of another kind for a zone', () => {
  expect(conflictsOf({ zones: ['东'], unit: '云' }, tip())).toEqual([])
  const where = { address: null, point: null, record: { kind: 'notice' as const, id: 'z-07', title: '通报' } }
  expect(conflictsOf({ zones: ['z-07'], unit: null }, tip({ where }))).toEqual([])
})

it('warns before what was written to oversight goes to the office that it may be about, and of nothing else', () => {
  const to = (over: Parameters<typeof item>[0], desk: Parameters<typeof handOverWarning>[1]) => handOverWarning(item(over), desk)
  expect(to({ desk: 'oversight', kind: 'enforcement_misconduct' }, 'work-safety')).toContain('不能转交')
  expect(to({ desk: 'oversight', kind: 'hazard' }, 'work-safety')).toContain('可能涉及应急管理部门自己的人')
  expect(to({ desk: 'work-safety', kind: 'hazard' }, 'oversight')).toBeNull()
  // Came from there before: it goes back to whom the reporter wrote.
  expect(to({ desk: 'work-safety', kind: 'hazard' }, 'work-safety')).toBeNull()
  expect(to({ desk: 'oversight', kind: 'hazard' }, '')).toBeNull()
})
