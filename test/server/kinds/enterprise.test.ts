import { INPUTS, type BodyOf, type InputOf } from '../../../shared/kinds/schemas'
import { ruleOf } from '../../../server/kinds/index'

/** What is public of a firm. */

const rules = ruleOf('enterprise')
const person = { name: '林知帆', post: '科长', officePhone: '0099-55501235' }

function bodyOf(given: object): { body: BodyOf['enterprise']; input: InputOf['enterprise']; warned: string[] } {
  const warned: string[] = []
  const input = INPUTS.enterprise.parse({ name: '云帆示例客运有限公司', ...given }) as InputOf['enterprise']
  const warn = (_column: string | null, reason: string) => void warned.push(reason)
  return { body: rules.toPublic(input, { warn } as never).body, input, warned }
}

it('shows of a plate its first and its last two characters, each once, and nothing that is none', () => {
  const { body, warned } = bodyOf({ plates: ['演A12345', '演A·99945', '演B00017', '13900000000'] })
  expect(body.plates).toEqual(['演A***45', '演B***17'])
  expect(warned).toEqual(['不是车牌号，没有公开'])
  expect(JSON.stringify(body)).not.toMatch(/12345|99945|00017|13900000000/)
})

it('is found by where it goes and by what is public of its plates', () => {
  const { body } = bodyOf({ plates: ['演A12345'], routes: ['云帆—临海'] })
  expect(rules.mentions(body)).toEqual(['云帆—临海', '演A***45'])
  // As releases before plates have stored it.
  const { plates: _plates, persons: _persons, ...earlier } = body
  expect(rules.mentions(earlier as BodyOf['enterprise'])).toEqual(['云帆—临海'])
})

it('names officials by their duty, and whom the firm names itself only with consent', () => {
  const { body, input } = bodyOf({
    persons: [
      { ...person, role: 'territorial' },
      { ...person, role: 'enterprise', name: '周听澜' },
      { ...person, role: 'enterprise', name: '沈若汐', nameConsent: true },
    ],
  })
  expect(body.persons?.map(({ name }) => name)).toEqual(['林知帆', '周**', '沈若汐'])
  expect(body.persons?.some((one) => 'nameConsent' in one)).toBe(false)
  expect(rules.hidden(input, {} as never)).toContain('周听澜')
  expect(rules.hidden(input, {} as never)).not.toContain('林知帆')
})

it('knows the four of the authorities by the headers of their columns', () => {
  const { headers, constants } = rules.intake
  for (const [i, header] of ['属地责任人', '行业责任人姓名', '专业责任人', '综合监管责任人'].entries())
    expect([header, headers[`persons.${i}.name`]?.test(header)]).toEqual([header, true])
  expect(constants?.(['企业名称', '专业责任人'])).toEqual({ 'persons.2.role': 'professional' })
})
