import { agencyKey } from '../../../../shared/codes/fold'
import { maySpendTogether } from '../../../../server/kinds/fineAccount/units'

const together = (one: string, other: string): boolean => maySpendTogether(agencyKey(one), agencyKey(other))

it.each([
  ['虚构市应急管理局', '虚构市 应急管理局（本级）'],
  ['虚构市应急管理局', '虚构市应急管理局执法支队'],
  ['虚构市应急管理局', '甲县应急管理局'],
  ['虚构市应急管理局', '虚构市甲区应急管理局'],
  ['虚构市人民政府', '虚构市交通运输局'],
  ['虚构市财政局', '甲县应急管理局'],
  ['虚构市', '甲县应急管理局'],
  ['市局', '区局'],
  ['虚构市市场监督管理局', '甲县市场监督管理局'],
])('the money of %s and of %s may be whole and part', (one, other) => {
  expect([together(one, other), together(other, one)]).toEqual([true, true])
})

it.each([
  ['虚构市应急管理局', '虚构市交通运输局'],
  ['虚构市应急管理局', '甲县市场监督管理局'],
  ['云帆市港区执法大队', '云帆市应急管理局'],
])('the money of %s and of %s is not', (one, other) => expect(together(one, other)).toBe(false))
