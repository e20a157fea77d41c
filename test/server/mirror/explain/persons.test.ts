import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { explainFile } from '../../../../server/mirror/explain/index'
import { holdsPersons, isPersonal, namesPersons } from '../../../../server/mirror/explain/persons'
import { SourceList } from '../../../../server/mirror/source/sources'
import { readWhole } from '../../../support/parse'
import { temporaryFolder } from '../../../support/store'
import { savedTable } from '../../../support/workbooks'

/** Columns of persons are known wherever in their header the role stands: else their names stay in the other texts of the row. */

const { dir, remove } = temporaryFolder()
afterAll(remove)

it.each(
  '主要负责人包保,技术负责人包保,操作负责人,包保责任人姓名,主要负责人（包保）,现场负责人姓名及电话,整改责任人/电话,整改责任人、联系方式,责任人（签字）,隐患整改负责人,验收人签字,检查人员,检查人员名单,记录人,陪同人员,填表人,联系人及方式,联系人（电话）,受检单位负责人,发现人,排查人,督办人,复查人1,签字,负责人签名,检查组成员,安全总监,项目 经理,副厂长,网格长,网格员,包保人,作业人员,監工人員,责任者,法定代表人,法人代表,业主代表,法人,法人/电话,责任单位及责任人,参加检查人员（签字）,带班领导/值班人员,检查专家,整改员工,责任领导,值班领导,陪同,陪同检查,陪检,参加人员,参加检查,随行人员,随行,陪同领导,带队领导,带队,同行人员,检查组,现场陪同,企业陪同人员,参检人员'.split(
    ',',
  ),
)('knows that %s names persons', (header) => expect([namesPersons(header), isPersonal(header)]).toEqual([true, true]))

it.each(
  '责任单位,负责部门,人员数量,从业人数,责任人数,死亡（人）,受伤/人,法人类型,法人单位,安全管理人员数,人员密集场所,责任人单位,负责人职务,责任落实情况,安全员证书编号,签字日期,经营者名称,会员单位,业主单位,股东类型,整改情况,检查内容,经理部,项目部,专家意见,是否专家检查,人员培训情况,每万人,队长单位,员工数,职工总数,督办领导,包保领导,领导小组,检查组意见,参加单位,是否陪同,陪同单位,参加培训情况,带队检查次数,检查组编号'.split(
    ',',
  ),
)('knows that %s names none', (header) => expect([namesPersons(header), isPersonal(header)]).toEqual([false, false]))

it('takes a column of numbers for no names, and one of numbers with names beside them for names', () => {
  expect(holdsPersons('安全管理人员', ['3', '', '12'])).toBe(false)
  expect(holdsPersons('安全管理人员', ['3', '林知帆'])).toBe(true)
  expect(holdsPersons('记录人', ['', ''])).toBe(true)
  expect(holdsPersons('联系电话', ['13900000000', '0717-1234567转8001'])).toBe(false)
  expect(holdsPersons('联系电话', ['13900000000', '林知帆 13900000000'])).toBe(true)
  expect(holdsPersons('责任人电话', ['林知帆（13900000000）'])).toBe(true)
  expect(holdsPersons('联系电话', ['办公室 0717-1234567'])).toBe(false)
  expect(holdsPersons('整改情况', ['林知帆 13900000000'])).toBe(false)
})

it('hides in the other texts of a row whoever stands in such a column', async () => {
  const bytes = savedTable(
    [
      ['编号', '隐患名称', '隐患描述', '主要负责人包保', '现场负责人姓名及电话', '陪同人员', '联系方式'],
      ['Z1', '护栏松动', '沈远舟发现后告知林知帆，由白云起、江一苇处理', '林知帆', '沈远舟 13900000000', '白云起', '江一苇 13900000001'],
    ],
    'xlsx',
  )
  writeFileSync(join(dir, '台账.xlsx'), bytes)
  const { proposal, remarks } = await explainFile(join(dir, '台账.xlsx'))
  const [source] = SourceList.parse(proposal).sources
  expect(source).toMatchObject({ persons: ['主要负责人包保', '现场负责人姓名及电话', '陪同人员', '联系方式'], ignore: [] })
  if (!source) throw new Error('a proposal has a source')
  const { accepted, counts } = await readWhole(bytes, source)
  expect(counts).toMatchObject({ accepted: 1, refused: 0 })
  expect(JSON.stringify([...accepted.values()])).not.toMatch(/远舟|知帆|云起|一苇|139/)
  expect(remarks.join()).not.toMatch(/远舟|知帆|云起|一苇/)
})

it('says of those who went along with a check that they are never public, whatever their column is called', async () => {
  const bytes = savedTable(
    [
      ['编号', '隐患名称', '责任单位', '检查日期', '带队领导', '陪同', '参加人员'],
      ['Z1', '林知帆指出护栏松动', '云帆示例机械有限公司', '2026-06-01', '白云起', '安环部林知帆', '沈远舟、江一苇'],
    ],
    'xlsx',
  )
  writeFileSync(join(dir, '台账.xlsx'), bytes)
  const { proposal, remarks } = await explainFile(join(dir, '台账.xlsx'))
  const [source] = SourceList.parse(proposal).sources
  expect(source).toMatchObject({ persons: ['带队领导', '陪同', '参加人员'], ignore: [] })
  expect(remarks).toContain('“带队领导”、“陪同”、“参加人员”写的是谁参加了检查，从不公示，按 persons 建议：其他文字里也遮去')
  if (!source) throw new Error('a proposal has a source')
  expect(JSON.stringify([...(await readWhole(bytes, source)).accepted.values()])).not.toMatch(/知帆|远舟|云起|一苇/)
})
