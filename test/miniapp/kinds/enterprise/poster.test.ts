import type { RecordAnswer } from '../../../../shared/api/records'
import type { EnterpriseBody, FirmPerson } from '../../../../shared/kinds/enterprise/schema'
import { posterOf } from '../../../../miniapp/src/kinds/enterprise/poster'

/** The board of a firm's responsible persons. */

const personOf = (role: FirmPerson['role'], name: string): FirmPerson => ({
  role,
  name,
  post: '科长',
  unit: '云帆市应急管理局',
  sector: null,
  officePhone: '0099-55501235',
  duties: [],
  termFrom: null,
  termTo: null,
  training: null,
})
const FOUR = (['territorial', 'industry', 'professional', 'comprehensive'] as const).map((role) => personOf(role, '林知帆'))
const bodyOf = (persons: FirmPerson[]) =>
  ({ name: '云帆示例有限公司', uscc: '91990100MAAY4CL127', sector: 'construction', persons }) as unknown as EnterpriseBody
const ANSWER = {
  record: { agency: '云帆市应急管理局', documentNo: null },
  asOf: '2026-05-20T02:00:00.000Z',
  edition: 7,
} as unknown as RecordAnswer
const CODES = { address: 'https://mingan.example/firms/91990100MAAY4CL127', miniProgramCode: '/firms/91990100MAAY4CL127/code' }
const boardOf = (persons: FirmPerson[]) => posterOf(bodyOf(persons), ANSWER, CODES, '2026-05-20')

it('names the four of the authorities and whom the firm names itself, each as what', () => {
  const { title, place, alerts, persons, supervision, address, miniProgramCode } = boardOf([...FOUR, personOf('enterprise', '周**')])
  expect([title, place, alerts]).toEqual(['云帆示例有限公司', '统一社会信用代码 91990100MAAY4CL127 · 建筑施工', []])
  expect(persons.map(({ role, name }) => [role, name])).toEqual([
    ['属地责任人', '林知帆 科长'],
    ['行业责任人', '林知帆 科长'],
    ['专业责任人', '林知帆 科长'],
    ['综合监管责任人', '林知帆 科长'],
    ['企业责任人', '周** 科长'],
  ])
  expect(supervision).toContain('12350')
  expect({ address, miniProgramCode }).toEqual(CODES)
})

it('says which of the four nobody has published', () => {
  expect(boardOf(FOUR.slice(0, 2)).alerts).toEqual(['○ 专业责任人、综合监管责任人未公布'])
  expect(boardOf([personOf('enterprise', '周**')]).alerts).toEqual(['○ 属地责任人、行业责任人、专业责任人、综合监管责任人未公布'])
})

it('says of a post whose term is over that it is vacant, by its own role alone', () => {
  const over = { ...personOf('industry', '许望潮'), termFrom: '2024-01-01', termTo: '2026-05-10' }
  const persons = boardOf([{ ...personOf('territorial', '林知帆'), termFrom: '2026-01-01', termTo: '2028-01-01' }, over]).persons
  expect(persons.map(({ vacant }) => vacant)).toEqual([null, '空岗 10 天，没有公布接任的人'])
})
