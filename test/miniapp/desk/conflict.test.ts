import { conflictsOf } from '../../../miniapp/desk/src/tips/conflict'
import { tip } from './support'

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
