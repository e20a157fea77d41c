import { fieldOf, kindOf } from '../../../../server/mirror/explain/words'
import { ruleOf } from '../../../../server/kinds/index'

it.each([
  ['桥名', 'name'],
  ['重大危险源名称', 'name'],
  ['人员密集场所名称', 'name'],
  ['隧道名称', 'name'],
  ['水库名称', 'name'],
  ['加油站名称', 'name'],
  ['隐患路段名称', 'name'],
  ['桥梁编码', 'no'],
  ['企业名称', 'enterprise.name'],
  ['管养单位', 'enterprise.name'],
  ['所属单位', 'enterprise.name'],
  ['产权单位', 'enterprise.name'],
  ['安装位置', 'place.address'],
  ['所在位置', 'place.address'],
  // Who watches over a work, and who designs it, is not who answers for the site.
  ['监理单位', null],
  ['设计单位', null],
  ['法定代表人', null],
  ['联系电话', null],
])('%s is known as %s', (header, field) => expect(fieldOf(header, 'site')).toBe(field))

it.each([
  [
    'a list of danger sources that names their firms',
    '序号,所属区县,企业名称,统一社会信用代码,危险源名称,危险源等级,R值,主要负责人,备案编号',
    'site',
    'danger_source',
  ],
  ['a list of bridges', '桥名,所在道路,所在区域,结构形式,养护单位,监管单位,技术等级,责任人', 'site', 'bridge'],
  ['a list of crowded places', '单位名称,人员密集场所名称,详细地址,消防安全责任人,电话,建筑面积', 'site', 'crowded_place'],
  ['a list of works', '工程名称,工程地点,总包单位,合同工期,监督机构', 'site', 'construction_site'],
  ['a list of reservoirs', '水库名称,所在乡镇,库容,行政责任人,巡查责任人', 'site', 'other'],
])('%s', (_what, headers, kind, siteKind) => {
  expect(kindOf(headers.split(','))).toBe(kind)
  expect(ruleOf('site').intake.constants?.(headers.split(','))).toEqual({ siteKind })
})

it('a list of firms stays one, whatever else it tells', () =>
  expect(kindOf('企业名称,统一社会信用代码,地址,行业类别,标准化等级,有效期'.split(','))).toBe('enterprise'))
