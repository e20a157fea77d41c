import { finishRecord } from '../../../../server/mirror/rows/finish'
import { computedOf } from '../../../../server/kinds/hazard/told'
import { ruleOf } from '../../../../server/kinds/index'
import { HAZARD_PUBLICITY } from '../../../../server/law/hazardPublicity'
import { CellError } from '../../../../server/cellError'
import { EnvelopeInput } from '../../../../shared/envelope'
import { HAZARD_REMARKS, HAZARD_RULES, type HazardRemark } from '../../../../shared/kinds/hazard/words'
import { INPUTS } from '../../../../shared/kinds/schemas'

const TODAY = '2026-05-20'
const warned: string[] = []
beforeEach(() => void (warned.length = 0))

const finish = (fields: Record<string, unknown>, envelope: Record<string, unknown> = {}) =>
  finishRecord('hazard', INPUTS.hazard.parse({ title: '临边没有防护', no: '1', ...fields }), {
    envelope: EnvelopeInput.parse(envelope),
    today: TODAY,
    warn: (_column, reason) => void warned.push(reason),
  })
const bodyOf = (fields: Record<string, unknown>) => finish(fields).body
const persons = (person: string | null, by: string | null, more: Record<string, unknown> = {}) =>
  bodyOf({ commitments: { responsibility: { unit: null, person, post: null } }, recheck: { by }, status: 'closed', ...more })

describe('people of firms', () => {
  it.each([
    ['somebody', '林知帆', '林**'],
    ['two of them', '林知帆、周海棠', '林**、周**'],
    ['somebody with a title and a number', '林知帆经理 13900000000', '林**'],
    ['somebody whom the source has hidden already', '林某某', '林**'],
    ['nobody by name', '安全员', '安全员'],
    ['a unit', '云帆市质量安全监督站', '云帆市质量安全监督站'],
    ['a unit and somebody of it', '云帆监理公司（林知帆）', '云帆监理公司（林**）'],
  ])('a recheck by %s', (_what, by, shown) => expect(persons(null, by).recheck?.by).toBe(shown))

  it('are public by their surnames, and nothing else of the record repeats them', () => {
    const body = bodyOf({
      title: '林知帆班组临边没有防护',
      description: '周海棠复查时发现，许望潮批准延期',
      commitments: { responsibility: { unit: '云帆恒达建筑工程有限公司', person: '林知帆', post: '安全总监' }, measures: '由林知帆落实' },
      recheck: { by: '周海棠' },
      heldBy: '沈归雁',
      extensions: [{ newDeadline: '2026-06-01', approvedBy: '许望潮', reason: '沈归雁申请' }],
    })
    expect(JSON.stringify(body)).not.toMatch(/林知帆|周海棠|许望潮|沈归雁/)
    expect(body).toMatchObject({
      title: '林**班组临边没有防护',
      commitments: { responsibility: { unit: '云帆恒达建筑工程有限公司', person: '林**', post: '安全总监' } },
      recheck: { by: '周**' },
      heldBy: '沈**',
      extensions: [{ approvedBy: '许**' }],
    })
  })

  it('a person in the place of a unit is masked there and everywhere', () => {
    const body = bodyOf({ description: '林知帆拒绝整改', commitments: { responsibility: { unit: '林知帆', person: null, post: null } } })
    expect(JSON.stringify(body)).not.toContain('林知帆')
  })

  it('so is one of several units that answer for it', () => {
    const body = bodyOf({ description: '林知帆拒绝整改', answerable: [{ role: 'other', name: '林知帆' }] })
    expect(body).toMatchObject({ answerable: [{ name: '林**' }], description: '林**拒绝整改' })
  })

  it('the leader who answers for it is named, also where the same leader checked it', () => {
    const body = bodyOf({ supervisor: { department: '云帆市应急管理局', leader: '林知帆', post: '副局长' }, recheck: { by: '林知帆' } })
    expect(body).toMatchObject({ supervisor: { leader: '林知帆' }, recheck: { by: '林**' } })
  })
})

describe('closed by its own fixer', () => {
  const FIRM = '云帆恒达建筑工程有限公司'
  it.each([
    ['林知帆', '林知帆', 'yes'],
    ['林知帆\n', ' 林知帆', 'yes'],
    ['林知帆', '周海棠、林知帆', 'yes'],
    ['林知帆', '周海棠', 'no'],
    ['林知帆', '云帆市应急管理局', 'no'],
    ['林知帆', FIRM, 'yes'],
    // Short for the same firm, perhaps.
    ['林知帆', '恒达公司', 'unknown'],
    ['林知帆', null, 'unknown'],
    [null, '林知帆', 'unknown'],
    ['林某', '林知帆', 'unknown'],
    ['林某', '周某', 'no'],
    ['安全员', '林知帆', 'unknown'],
    [null, null, 'unknown'],
  ])('put right by %j and checked by %j: %s', (person, by, expected) =>
    expect(persons(person, by, { enterprise: { name: FIRM } }).closedByFixer).toBe(expected),
  )
  it('is unknown where there is no recheck, and no responsibility', () => {
    expect(bodyOf({ status: 'closed' }).closedByFixer).toBe('unknown')
    expect(bodyOf({ status: 'closed', recheck: { by: '林知帆' } }).closedByFixer).toBe('unknown')
  })
})

describe('commitments', () => {
  const ALL = ['responsibility', 'measures', 'funding', 'deadline', 'emergencyPlan']
  it.each<[string, Record<string, unknown>, string[]]>([
    ['nothing told', {}, ALL],
    ['a part of nothing but unknowns', { commitments: { responsibility: { unit: null, person: null, post: null } } }, ALL],
    ['somebody', { commitments: { responsibility: { person: '林知帆' } } }, ALL.slice(1)],
    ['measures in steps', { phases: [{ measure: '加固', state: 'planned' }] }, ALL.filter((one) => one !== 'measures')],
    ['steps without measures', { phases: [{ state: 'planned' }] }, ALL],
    ['money that is only needed', { funding: { neededFen: 100 } }, ALL],
    ['no money needed', { funding: { neededFen: 0 } }, ALL.filter((one) => one !== 'funding')],
    ['money planned', { funding: { plannedFen: 100 } }, ALL.filter((one) => one !== 'funding')],
    ['where the money comes from', { funding: { source: 'own' } }, ALL.filter((one) => one !== 'funding')],
    ['a word of money', { commitments: { funding: '自筹' } }, ALL.filter((one) => one !== 'funding')],
    [
      'a deadline by extension',
      { extensions: [{ newDeadline: '2026-07-01', approvedBy: '安委办' }] },
      ALL.filter((one) => one !== 'deadline'),
    ],
    ['a deadline that nobody approved', { extensions: [{ newDeadline: '2026-07-01' }] }, ALL],
  ])('%s', (_what, fields, missing) => expect(bodyOf(fields).commitmentsMissing).toEqual(missing))
})

describe('money', () => {
  it.each([
    [{ plannedFen: 500, releasedFen: 300 }, 200],
    [{ plannedFen: 500, releasedFen: 500 }, 0],
    [{ plannedFen: 500, releasedFen: 600 }, -100],
    [{ plannedFen: 500 }, null],
    [{ releasedFen: 500 }, null],
    [{ neededFen: 500 }, null],
  ])('%j lacks %j', (funding, gap) => expect(bodyOf({ funding }).fundingGapFen).toBe(gap))
  it('is unknown where nothing is told', () => expect(bodyOf({}).fundingGapFen).toBeNull())
})

describe('how long it is public', () => {
  const until = (fields: Record<string, unknown>, envelope = {}) => finish(fields, envelope).envelope.publicUntil
  it.each<[string, Record<string, unknown>, string | null]>([
    ['while it is open', { foundOn: '2020-01-01', commitments: { deadline: '2020-02-01' } }, null],
    ['a year from its closing', { status: 'closed', closedOn: '2026-02-28' }, '2027-02-28'],
    [
      'from its recheck where no day of closing is told',
      { status: 'closed', recheck: { on: '2026-02-01' }, foundOn: '2026-01-01' },
      '2027-02-01',
    ],
    ['from its deadline', { status: 'closed', foundOn: '2026-01-01', commitments: { deadline: '2026-03-01' } }, '2027-03-01'],
    ['from when it was found', { status: 'closed', foundOn: '2026-01-01' }, '2027-01-01'],
    [
      'from its deadline where it was closed before it was found',
      { status: 'closed', closedOn: '2025-01-20', foundOn: '2026-01-08', commitments: { deadline: '2026-02-20' } },
      '2027-02-20',
    ],
    ['without end where no day is told at all', { status: 'closed' }, null],
    ['while it is open again', { status: 'rectifying', closedOn: '2025-01-01', reopenedOn: '2025-03-01' }, null],
  ])('%s', (_what, fields, expected) => expect(until(fields)).toBe(expected))

  it('never longer than its source says', () => {
    expect(until({ status: 'closed', closedOn: '2026-02-01' }, { publicUntil: '2026-06-01' })).toBe('2026-06-01')
    expect(until({ status: 'closed', closedOn: '2026-02-01' }, { publicUntil: '2030-06-01' })).toBe('2027-02-01')
    expect(HAZARD_PUBLICITY.basis).toMatch(/没有法律规定/)
  })
})

describe('what a row must say', () => {
  it.each([
    ['what it is', { title: null }],
    ['more than a text', { no: null }],
  ])('%s', (_what, fields) => expect(() => finish(fields)).toThrow(CellError))

  it.each<[string, Record<string, unknown>, HazardRemark[]]>([
    ['found on a day to come', { foundOn: '2026-05-21' }, ['found_ahead']],
    ['closed on a day to come', { status: 'closed', closedOn: '2026-06-01' }, ['closed_ahead']],
    ['closed before it was found', { status: 'closed', foundOn: '2026-05-01', closedOn: '2026-04-01' }, ['closed_before_found']],
    ['due before it was found', { foundOn: '2026-05-01', commitments: { deadline: '2026-04-01' } }, ['due_before_found']],
    ['closed, and open', { status: 'rectifying', closedOn: '2026-04-01' }, ['closing_day_of_open']],
    ['closed, and opened again', { status: 'rectifying', closedOn: '2026-04-01', reopenedOn: '2026-05-01' }, []],
    ['found today', { foundOn: TODAY }, []],
  ])('is mirrored and remarked, on the run and on the page: %s', (_what, fields, impossible) => {
    const body = bodyOf(fields)
    expect(body).toMatchObject(fields)
    expect(warned).toEqual(impossible.map((one) => HAZARD_REMARKS[one]))
    expect(body.remarks).toEqual(expect.arrayContaining(impossible))
  })

  it('a day of closing that cannot be counts neither as in time nor as late', () => {
    const closed = { status: 'closed', foundOn: '2026-05-01', commitments: { deadline: '2026-06-30' } }
    expect(bodyOf({ ...closed, closedOn: '2026-05-21' }).outcome).toBe('closed_undated')
    expect(bodyOf({ ...closed, closedOn: TODAY }).outcome).toBe('closed_on_time')
  })

  it('is read again on the day that it names', () => {
    const turnsOn = (fields: Record<string, unknown>) => ruleOf('hazard').turnsOn(INPUTS.hazard.parse(fields), TODAY)
    expect(turnsOn({ foundOn: '2026-05-21', closedOn: '2026-05-30' })).toBe('2026-05-21')
    expect(turnsOn({ foundOn: TODAY, closedOn: null })).toBeNull()
  })

  it.each([
    [{}, 'registered', 'open'],
    [{ closedOn: '2026-05-01' }, 'closed', 'closed_undated'],
    [{ closedOn: '2026-05-01', reopenedOn: '2026-05-09' }, 'registered', 'open'],
    [{ closedOn: '2026-05-09', reopenedOn: '2026-05-01' }, 'closed', 'closed_undated'],
  ])('without a state %j is %s, and that is remarked', (fields, status, outcome) =>
    expect(bodyOf(fields)).toMatchObject({ status, outcome, remarks: expect.arrayContaining(['status_unsaid']) as unknown }),
  )
})

it('without a title it is called by the beginning of its description, and by nothing that it does not say', () => {
  const { title, item } = ruleOf('hazard')
  const body = bodyOf({ title: null, description: '基坑临边没有设置防护栏杆，作业人员没有系挂安全带，现场没有监护人员在场' })
  expect(title(body)).toBe('基坑临边没有设置防护栏杆，作业人员没有系挂安全带，现场没有监…')
  expect(item(body)).toEqual({ title: title(body), unrectifiedOn: null })
  expect(title({ ...body, description: '短' })).toBe('短')
})

describe('what is told as computed', () => {
  const open = bodyOf({ commitments: { deadline: '2026-05-18' }, status: 'rectifying' })

  it('has every rule once, each with its words and version, and its days counted on the day of the answer', () => {
    const told = computedOf(open, TODAY)
    expect(told.map(({ field }) => field).sort()).toEqual(Object.keys(HAZARD_RULES).sort())
    expect(told.find(({ field }) => field === 'daysOverdue')).toEqual({
      field: 'daysOverdue',
      value: 2,
      rule: HAZARD_RULES.daysOverdue.text,
      version: 1,
    })
    expect(computedOf(open, '2026-05-19').find(({ field }) => field === 'daysOverdue')?.value).toBe(1)
  })

  it('counts no days for a past version, and no version holds any', () => {
    expect(computedOf(open, null).map(({ field }) => field)).not.toContain('daysOverdue')
    expect(Object.keys(open)).not.toContain('daysOverdue')
  })

  it('is unknown where nothing is told, and never fine', () => {
    const nothing = Object.fromEntries(computedOf(bodyOf({}), TODAY).map(({ field, value }) => [field, value]))
    expect(nothing).toEqual({
      due: null,
      outcome: 'open',
      deadlineMoves: null,
      commitmentsMissing: ['responsibility', 'measures', 'funding', 'deadline', 'emergencyPlan'],
      fundingGapFen: null,
      closedByFixer: 'unknown',
      remarks: ['status_unsaid'],
      daysOverdue: null,
    })
  })
})

it('counts the extensions that somebody approved', () => {
  const put = (approvedBy: string | null) => ({ newDeadline: '2026-07-01', approvedBy })
  expect(bodyOf({ extensions: [put('安委办'), put(null), put('安委办')] })).toMatchObject({ deadlineMoves: 2, due: '2026-07-01' })
  expect(bodyOf({ extensions: [put(null)] })).toMatchObject({ deadlineMoves: 0, due: null })
})

it.each([
  ['of a sector that is shown exactly', { sector: 'construction' }, 'unfetched'],
  ['of a protected sector', { sector: 'gas' }, 'protected'],
  ['called like a protected one, though no place and no sector is told', { enterprise: { name: '云帆示例化工有限公司' } }, 'protected'],
  ['whose source wishes only its township told', { sector: 'construction', place: { precision: 'township' } }, 'protected'],
  ['whose source wishes nothing told', { sector: 'construction', place: { precision: 'hidden' } }, 'protected'],
  ['whose square is told', { sector: 'construction', place: { precision: '500m' } }, 'unfetched'],
])('a picture of a place %s', (_what, fields, state) =>
  expect(bodyOf({ evidence: [{ pictures: ['1.jpg'], reviewedBy: '市应急局' }], ...fields }).evidence).toMatchObject([{ state }]),
)

it.each(['未批准', '待审批', '审批中', '否', '不同意', '未经批准', '驳回'])(
  'takes no extension for approved by the words “%s”',
  (approvedBy) => {
    const { body } = finish({ commitments: { deadline: '2026-03-01' }, extensions: [{ newDeadline: '2026-12-31', approvedBy }] })
    expect(body).toMatchObject({ due: '2026-03-01', deadlineMoves: 0, extensions: [{ approvedBy: null }] })
    expect(body.remarks).toContain('extension_without_approval')
  },
)

it.each(['市安委办', '已批准', '同意', '王林审批', '分管副市长批准'])('takes an extension for approved by “%s”', (approvedBy) => {
  const { body } = finish({ commitments: { deadline: '2026-03-01' }, extensions: [{ newDeadline: '2026-12-31', approvedBy }] })
  expect(body.due).toBe('2026-12-31')
})
