import { EMPTY, faultsOf, type ObjectionForm } from '../../../../miniapp/src/tip/objection/faults'
import { CONTACT_PART_MAX } from '../../../../shared/limits'
import { STANDS_MAX, WRONG_MAX } from '../../../../shared/objections/limits'

const WHOLE: ObjectionForm = {
  filer: 'firm',
  uscc: ' 91990100ma1xg61251 ',
  wrong: '日期写错',
  stands: '11 月 3 日',
  name: '张三',
  post: '',
  contact: '021-00000000',
}

it('names what is missing, and nothing of a form that is whole', () => {
  expect(faultsOf(WHOLE)).toEqual({})
  expect(Object.keys(faultsOf(EMPTY)).sort()).toEqual(['contact', 'filer', 'name', 'stands', 'wrong'])
})

it('asks a firm for its credit code, and an official for none', () => {
  expect(Object.keys(faultsOf({ ...WHOLE, uscc: '91990100' }))).toEqual(['uscc'])
  expect(faultsOf({ ...WHOLE, filer: 'official', uscc: '' })).toEqual({})
})

it('counts characters and not their units, up to the last that fits', () => {
  const of = (count: number) => '𠮷'.repeat(count)
  expect(
    faultsOf({ ...WHOLE, wrong: of(WRONG_MAX), stands: of(STANDS_MAX), name: of(CONTACT_PART_MAX), post: of(CONTACT_PART_MAX) }),
  ).toEqual({})
  const over = { wrong: of(WRONG_MAX + 1), stands: of(STANDS_MAX + 1), post: of(CONTACT_PART_MAX + 1) }
  expect(Object.keys(faultsOf({ ...WHOLE, ...over })).sort()).toEqual(['post', 'stands', 'wrong'])
})
