import { CellError } from '../../../../server/cellError'
import { computedOf } from '../../../../server/kinds/accident/told'
import { finishRecord } from '../../../../server/mirror/rows/finish'
import { EnvelopeInput } from '../../../../shared/envelope'
import { BODIES, INPUTS } from '../../../../shared/kinds/schemas'

/** What becomes public of an accident: nobody who was hit, drove or answers for a recommendation by name, and no day that cannot be. */

const TODAY = '2026-05-20'

function made(body: object) {
  const remarks: string[] = []
  const finished = finishRecord('accident', INPUTS.accident.parse({ occurredOn: '2026-03-01', ...body }), {
    envelope: EnvelopeInput.parse({}),
    today: TODAY,
    warn: (field, reason) => void remarks.push(`${field}：${reason}`),
  })
  expect(BODIES.accident.safeParse(finished.body).error).toBeUndefined()
  return { ...finished, remarks }
}
const asked = (...recommendations: object[]) => ({ investigation: { state: 'replied', recommendations } })

it('tells those in whose hands a recommendation is by their surnames, and units as they are called', () => {
  const { body } = made({
    title: '甲镇坍塌事故（陈小帆整改）',
    ...asked(
      { text: '更换限位，由陈小帆负责', owner: '陈小帆' },
      { text: '复查', owner: '虚构机械有限公司林知帆' },
      { text: '公布', owner: '各有关单位' },
      { text: '检查', owner: '云帆市应急管理局' },
    ),
  })
  expect(body.investigation?.recommendations.map(({ owner }) => owner)).toEqual([
    '陈**',
    '虚构机械有限公司林**',
    '各有关单位',
    '云帆市应急管理局',
  ])
  expect(JSON.stringify(body)).not.toMatch(/陈小帆|林知帆/)
})

it('tells nobody who was hit, drove, or worked beside them, in any of its texts', () => {
  const { body } = made({
    title: '某公司“5·1”事故致王小虎死亡',
    investigation: { state: 'pending', findings: '驾驶员李大壮酒后驾驶，死者王小虎（男，35岁）。' },
    lesson: { happened: '操作工王小虎违章', checks: ['查王小虎同班', '李大壮的车停用', '查赵长河同岗'] },
  })
  expect(JSON.stringify(body)).not.toMatch(/王小虎|李大壮|赵长河/)
  expect(body.lesson?.checks).toHaveLength(3)
})

it('is refused where it has not happened yet, and says why', () => {
  expect(() => made({ occurredOn: '2026-05-21' })).toThrow(CellError)
  expect(() => made({ occurredOn: '2026-05-21' })).toThrow('事故发生日期在将来')
  expect(made({ occurredOn: TODAY }).body.occurredOn).toBe(TODAY)
})

it('does not know by a day before the accident whether a recommendation was kept', () => {
  const done = (doneOn: string) => made(asked({ text: '整改', due: '2026-04-01', state: 'done', doneOn }))
  expect(done('2026-03-20').body.investigation?.recommendations[0]?.outcome).toBe('kept')
  const { body, remarks } = done('2025-01-01')
  expect(body.investigation?.recommendations[0]?.outcome).toBe('undated')
  expect(remarks).toContain('investigation.recommendations.0.doneOn：落实日期早于事故发生的日期')
  expect(computedOf(body, TODAY).find(({ field }) => field === 'recommendationsKept')?.value).toBeNull()
})

it('remarks what the law does not let be: an extension of years, an appraisal of centuries', () => {
  expect(made({ investigation: { state: 'pending', extendedTo: '2027-06-01' } }).remarks).toEqual([expect.stringContaining('extendedTo')])
  expect(made({ investigation: { state: 'pending', appraisalDays: 99_999 } }).remarks).toEqual([expect.stringContaining('appraisalDays')])
  expect(made({ investigation: { state: 'pending', extendedTo: '2026-06-20' } }).remarks).toEqual([])
})

it('remarks casualties that were reported later as more than it counts, and counts its own', () => {
  const { body, remarks } = made({ deaths: 2, seriousInjuries: 1, supplements: [{ on: '2026-03-20', deaths: 3, seriousInjuries: 0 }] })
  expect([body.deaths, body.level]).toEqual([2, 'ordinary'])
  expect(remarks).toEqual(['supplements.0.deaths：补报的人数多于登记的人数：等级和统计按登记的算，请核对'])
  expect(made({ deaths: 3, supplements: [{ on: '2026-03-20', deaths: 3 }] }).remarks).toEqual([])
})
