import { finishEnvelope } from '../../../server/mirror/rows/finish'
import { sampleFiles } from '../../../server/sampleCity'
import { INPUTS } from '../../../shared/kinds/schemas'
import { readWhole } from '../../support/parse'
import { enterpriseSource } from '../../support/sources'
import { publicBody } from '../../support/publicBody'

const IDENTITY = '110101199003077758'
const MOBILE = '13912345678'
const quiet = () => {}

it('lets no column reach a record that its mapping does not name', async () => {
  const bytes = Buffer.from(`名称,代码,成立日期,法定代表人,联系电话,身份证号\n云帆示例有限公司,A1,,王小明,${MOBILE},${IDENTITY}\n`)
  const { accepted } = await readWhole(bytes, enterpriseSource({ ignore: ['法定代表人', '联系电话', '身份证号'] }))
  const text = JSON.stringify([...accepted.values()])
  for (const secret of ['王小明', MOBILE, IDENTITY]) expect(text).not.toContain(secret)
})

it('hides numbers in every free text, however deep', () => {
  const text = `驾驶员身份证${IDENTITY}，电话 ${MOBILE}，车牌川A12345`
  const accident = publicBody(
    'accident',
    INPUTS.accident.parse({
      title: text,
      place: text,
      investigation: { state: 'replied', findings: text, recommendations: [{ text, state: 'open' }] },
      enterprises: [{ name: '潘小明(自然人)' }],
    }),
    quiet,
  )
  const notice = publicBody('notice', INPUTS.notice.parse({ title: text, text, measures: [{ text }], officePhone: MOBILE }), quiet)
  const envelope = finishEnvelope({
    agency: null,
    documentNo: null,
    sourceUrl: null,
    publishedAt: null,
    publicUntil: null,
    basis: text,
    withdrawn: null,
    annulledOn: null,
    repairedOn: null,
    notifiedOn: null,
    waivedOn: null,
    correction: text,
  })
  for (const secret of [IDENTITY, MOBILE, '川A12345', '小明']) expect(JSON.stringify([accident, notice, envelope])).not.toContain(secret)
  expect(notice.officePhone).toBeNull()
})

it.each([
  ['张三', '张*'],
  ['某公司(王小明)', '某公司(王**)'],
  ['张三 13812345678', '张*'],
  ['云帆恒达建筑工程有限公司', '云帆恒达建筑工程有限公司'],
  ['老王面馆', '老王面馆'],
])('names the party %s of an accident or a notice as %s', (name, shown) => {
  for (const body of [
    publicBody('accident', INPUTS.accident.parse({ enterprises: [{ name }] }), quiet),
    publicBody('notice', INPUTS.notice.parse({ title: '通报', enterprises: [{ name }] }), quiet),
  ])
    expect(body.enterprises).toEqual([{ name: shown, uscc: null }])
})

it('names officials, masks grid workers without consent, and publishes office phones only', () => {
  const warnings: string[] = []
  const person = (role: string, rest = {}) => ({ role, name: '林望潮', officePhone: '0099-55501234', ...rest })
  const zone = publicBody(
    'zone',
    INPUTS.zone.parse({
      code: 'Z',
      name: '片区',
      level: 'grid',
      persons: [
        person('territorial'),
        person('grid_worker'),
        person('grid_worker', { nameConsent: true }),
        person('industry', { officePhone: MOBILE }),
      ],
    }),
    (_column, reason) => warnings.push(reason),
  )
  expect(zone.persons.map(({ name, officePhone }) => [name, officePhone])).toEqual([
    ['林望潮', '0099-55501234'],
    ['林**', '0099-55501234'],
    ['林望潮', '0099-55501234'],
    ['林望潮', null],
  ])
  expect(warnings).toEqual(['电话是手机号码，没有公开'])
  expect(JSON.stringify(zone)).not.toContain('nameConsent')
})

it('publishes no person’s number as a credit code', () => {
  const warnings: string[] = []
  const enterprise = publicBody('enterprise', INPUTS.enterprise.parse({ name: '云帆示例店', uscc: IDENTITY }), (_column, reason) =>
    warnings.push(reason),
  )
  // Something stood there.
  expect(enterprise).toMatchObject({ uscc: null, usccCheck: 'malformed' })
  expect(warnings.join()).not.toContain(IDENTITY)
})

it('leaves codes and document numbers as they are', () => {
  const enterprise = publicBody('enterprise', INPUTS.enterprise.parse({ name: '云帆示例有限公司', uscc: '91990100MAAY4CL127' }), quiet)
  expect(enterprise.uscc).toBe('91990100MAAY4CL127')
  expect(
    finishEnvelope({
      agency: null,
      documentNo: '云安(2026)1号',
      sourceUrl: null,
      publishedAt: null,
      publicUntil: null,
      basis: null,
      withdrawn: null,
      annulledOn: null,
      repairedOn: null,
      notifiedOn: null,
      waivedOn: null,
      correction: null,
    }),
  ).toMatchObject({ envelope: { documentNo: '云安〔2026〕1号' }, documentNoWritten: '云安(2026)1号' })
})

it('keeps the persons of the sample tables out of its records', () => {
  const accidents = sampleFiles('2026-05-20').get('accidents.csv')
  expect(new TextDecoder('gb18030').decode(accidents)).toContain('13900000000')
})
