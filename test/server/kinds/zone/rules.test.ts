import { ruleOf } from '../../../../server/kinds/index'
import { finishRecord } from '../../../../server/mirror/rows/finish'
import { EnvelopeInput } from '../../../../shared/envelope'
import { INPUTS } from '../../../../shared/kinds/schemas'

/** Who of a zone is public by name. */

const worker = { role: 'grid_worker', name: '柳如烟', post: '网格员 柳如烟', duties: ['柳如烟每天巡查', '查看消防栓'] }
const made = (person: object) =>
  finishRecord('zone', INPUTS.zone.parse({ code: '990102001005', name: '甲网格', level: 'grid', persons: [person] }), {
    envelope: EnvelopeInput.parse({}),
    today: '2026-05-20',
    warn: () => undefined,
  }).body

it('repeats nowhere the name of a grid worker who did not agree to be named', () => {
  const body = made(worker)
  expect(body.persons[0]?.name).toBe('柳**')
  expect(JSON.stringify(body)).not.toContain('柳如烟')
  expect(body.persons[0]?.duties[1]).toBe('查看消防栓')
})

it('tells everywhere the name of one who did, and of an official', () => {
  expect(made({ ...worker, nameConsent: true }).persons[0]).toMatchObject({ name: '柳如烟', duties: ['柳如烟每天巡查', '查看消防栓'] })
  expect(made({ ...worker, role: 'territorial' }).persons[0]?.post).toBe('网格员 柳如烟')
})

it('names in a line the one of several whose term ends last, and until when', () => {
  const body = INPUTS.zone.parse({
    code: '990102001005',
    name: '甲网格',
    level: 'grid',
    persons: [
      { ...worker, name: '柳如烟', nameConsent: true, termTo: '2025-01-01' },
      { ...worker, name: '沈远舟', nameConsent: true, termTo: '2027-01-01' },
    ],
  })
  const item = ruleOf('zone').item(body as never)
  expect(item).toMatchObject({ headline: '沈远舟 网格员 柳如烟', headlineUntil: '2027-01-01' })
})
