import { CellError, NotPublic } from '../../../../server/cellError'
import { orderedIn, whatIsDone } from '../../../../server/kinds/penalty/penaltyText'
import { kindsIn, publicityOf } from '../../../../server/kinds/penalty/publicity'
import { PENALTY_LAW } from '../../../../server/law/penaltyPublicity'
import { addDays } from '../../../../shared/codes/dates'
import { PENALTY_KINDS, type PenaltyKind, type Severity } from '../../../../shared/kinds/penalty/words'
import { penalty, type Said } from './decision'

/** What a list of kinds may say beside a text. */
const KINDS_BESIDE: PenaltyKind[][] = [['warning'], ['fine'], []]
const warned: string[] = []
const warn = (column: string | null, reason: string) => void warned.push(`${column} ${reason}`)
const publicity = (fields: Said, until: string | null = null) => publicityOf(penalty(fields), until, warn, '2030-01-01')

describe('publicity by law', () => {
  it.each<[string, Said, Severity, string, string]>([
    ['an ordinary one under Order 36', { decidedOn: '2026-04-01', penaltyKinds: ['fine'] }, 'ordinary', '2026-07-01', '2027-04-01'],
    [
      'a serious one under Order 36',
      { decidedOn: '2026-05-31', penaltyKinds: ['fine', 'stop_production_order'] },
      'serious',
      '2027-05-31',
      '2029-05-31',
    ],
    ['any under Order 58', { decidedOn: '2026-03-31', penaltyKinds: ['fine'] }, 'ordinary', '2027-03-31', '2029-03-31'],
    [
      'one that its office classed',
      { decidedOn: '2026-05-01', penaltyKinds: ['warning'], severity: 'serious' },
      'serious',
      '2027-05-01',
      '2029-05-01',
    ],
    ['one told in words only', { decidedOn: '2026-05-01', content: '罚款2万元，不予吊销许可证' }, 'ordinary', '2026-08-01', '2027-05-01'],
    ['one that nothing classes', { decidedOn: '2026-05-01' }, 'ordinary', '2026-08-01', '2027-05-01'],
  ])('%s', (_name, fields, severity, minUntil, maxUntil) => {
    expect(publicity(fields)).toMatchObject({ severity, minUntil, maxUntil, publicUntil: maxUntil })
  })

  const ORDER_36 = '《信用修复管理办法》（国家发展改革委令第36号）'
  const CLASSES = '按处罚种类划分（参照《信用修复管理办法》2025年9月征求意见稿）'
  it.each<[string, Said, string, string]>([
    ['its office', { severity: 'ordinary', penaltyKinds: ['stop_production_order'] }, 'ordinary', '来源认定'],
    ['its kinds', { penaltyKinds: ['fine'] }, 'ordinary', CLASSES],
    // What takes money beside makes a grave kind no lighter.
    [
      'the gravest of its kinds, whatever its text adds',
      { penaltyKinds: ['stop_production_order'], content: '罚款2万元' },
      'serious',
      CLASSES,
    ],
    ['its licence column', { licenceMeasure: '吊销许可证' }, 'serious', CLASSES],
    ['its licence column, for a while', { licenceMeasure: '暂扣许可证' }, 'ordinary', CLASSES],
    ['its text', { content: '罚款2万元' }, 'ordinary', `按处罚内容的文字，${CLASSES}`],
    ['nothing', { content: '见决定书' }, 'ordinary', '处罚种类不明，暂按一般处罚'],
    ['nothing, where there is no text', {}, 'ordinary', '处罚种类不明，暂按一般处罚'],
  ])('says on what it rests: %s', (_what, fields, severity, basis) =>
    expect(publicity({ decidedOn: '2026-05-01', ...fields })).toMatchObject({ severity, severityBasis: `${basis}；${ORDER_36}` }),
  )

  it('classes by the amount of a fine where a law says so, from that amount on', () => {
    const law = { ...PENALTY_LAW, classes: { ...PENALTY_LAW.classes, seriousFineFromFen: 1_000_000_00 } }
    const of = (fineFen: number | null) =>
      publicityOf(penalty({ decidedOn: '2026-05-01', penaltyKinds: ['fine'], fineFen }), null, warn, '2030-01-01', law).severity
    expect([999_999_99, 1_000_000_00, null].map(of)).toEqual(['ordinary', 'serious', 'ordinary'])
  })

  it('warns of an end beyond the law’s only, and takes a decision of the very day', () => {
    warned.length = 0
    const decided: Said = { decidedOn: '2026-05-01', penaltyKinds: ['fine'] }
    for (const until of ['2027-05-01', '2026-09-01', null]) publicity(decided, until)
    expect(warned).toEqual([])
    const ofToday = publicityOf(penalty(decided), null, warn, '2026-05-01')
    expect(ofToday.publicUntil).toBe('2027-05-01')
  })

  it('names the column that keeps it from being shown', () => {
    const columnOf = (fields: Said): unknown => {
      try {
        return publicity(fields)
      } catch (error) {
        return error instanceof CellError ? error.column : error
      }
    }
    const wrong: Said[] = [
      {},
      { decidedOn: '2062-05-03' },
      { decidedOn: '1935-05-03' },
      { decidedOn: '2026-05-01', penaltyKinds: ['warning'] },
    ]
    expect(wrong.map(columnOf)).toEqual(['decidedOn', 'decidedOn', 'decidedOn', 'severity'])
  })

  it('never outlasts the law, whatever the source declares, and may end before', () => {
    warned.length = 0
    const decided: Said = { decidedOn: '2026-05-01', penaltyKinds: ['fine'] }
    expect(publicity(decided, '2099-12-31').publicUntil).toBe('2027-05-01')
    expect(warned).toEqual(['publicUntil 来源写的公示截止期超过法定最长期限，按 2027-05-01 截止'])
    expect(publicity(decided, '2026-09-01').publicUntil).toBe('2026-09-01')
  })

  it('shows none before its end is known, and no minor one', () => {
    expect(() => publicity({ penaltyKinds: ['fine'] })).toThrow('没有处罚决定日期，算不出公示到哪一天')
    // A declared end alone may be the template's own 2099-12-31.
    expect(() => publicity({ penaltyKinds: ['fine'] }, '2099-12-31')).toThrow('没有处罚决定日期')
    expect(() => publicity({ penaltyKinds: ['fine'], decidedOn: '2062-05-03' })).toThrow('处罚决定日期在将来')
    expect(() => publicity({ penaltyKinds: ['fine'], decidedOn: '1935-05-03' })).toThrow('处罚决定日期不合常理')
    expect(() => publicity({ decidedOn: '2026-05-01', penaltyKinds: ['warning', 'circular_criticism'] })).toThrow(/^轻微处罚原则上不公示/)
  })

  it.each<[Said]>([
    [{ penaltyKinds: ['warning'], content: '给予警告，责令限期改正；逾期不改正的，责令停产停业整顿' }],
    [{ penaltyKinds: ['warning'], content: '警告。不予吊销许可证' }],
    [{ penaltyKinds: ['warning'], content: '警告，并责令立即改正' }],
    [{ penaltyKinds: ['warning'], content: '警告，如再违反将依法责令停止执业' }],
    [{ content: '警告' }],
  ])('keeps a minor one minor, whatever its text threatens: %j', (fields) =>
    expect(() => publicity({ decidedOn: '2026-05-01', ...fields })).toThrow(/^轻微处罚原则上不公示/),
  )

  it.each<[string, Said, Severity]>([
    ['a sign that was missing is no warning', { content: '未在危险场所设置安全警告标志' }, 'ordinary'],
    ['a warning beside money', { content: '给予警告，并处人民币3万元' }, 'ordinary'],
    ['a warning whose gains were confiscated', { penaltyKinds: ['warning'], confiscatedFen: 50_000_000 }, 'ordinary'],
    ['a warning whose text tells of a fine', { penaltyKinds: ['warning'], content: '警告，并处罚款人民币贰万元' }, 'ordinary'],
    ['a warning that stops somebody’s work', { content: '警告并责令停止从业' }, 'ordinary'],
    ['one whose list of kinds is short of it', { penaltyKinds: ['warning'], content: '给予警告，并责令停止从业六个月' }, 'ordinary'],
    ['one that ends a practice', { penaltyKinds: ['warning'], content: '警告，暂停执业一年' }, 'ordinary'],
    ['one that bars from an office', { penaltyKinds: ['circular_criticism'], content: '通报批评，五年内不得担任主要负责人' }, 'ordinary'],
    ['one that takes a qualification', { content: '警告，撤销其安全评价师资格' }, 'ordinary'],
    ['one that stops a site', { penaltyKinds: ['warning'], content: '警告；责令停止施工' }, 'ordinary'],
    ['a warning that took a licence', { penaltyKinds: ['warning'], licenceMeasure: '吊销安全生产许可证' }, 'serious'],
  ])('%s', (_name, fields, severity) => expect(publicity({ decidedOn: '2026-05-01', ...fields }).severity).toBe(severity))

  it.each<[string]>([
    ['警告，责令停产停业'],
    ['责令停产停业整顿15日'],
    ['给予警告，并责令该单位停产停业整顿，处罚款2万元'],
    ['处以警告、责令停产停业的行政处罚'],
    ['未按规定培训，责令停产整顿'],
    ['1.警告；2.吊销安全生产许可证'],
    ['对被处罚人作出吊销《危险化学品经营许可证》的处罚'],
    ['决定吊销营业执照'],
    ['警告，责令关闭'],
    ['警告，依法予以取缔'],
    ['吊销许可证，逾期不缴纳罚款的，每日加处3%'],
  ])('takes one for serious whose text orders what is grave, whatever its kinds are: %s', (content) => {
    for (const penaltyKinds of KINDS_BESIDE)
      expect(publicity({ decidedOn: '2026-05-01', penaltyKinds, content })).toMatchObject({
        severity: 'serious',
        severityBasis: expect.stringMatching(/^按处罚内容的文字/),
      })
  })

  it.each<[string]>([
    ['警告，不予吊销许可证'],
    ['警告，逾期不改正的，将责令停产停业'],
    ['警告。逾期未改正的责令停产停业整顿'],
    ['警告，免于责令停产停业'],
    ['警告，未吊销许可证'],
    ['警告；情节严重的，吊销其有关证照'],
    ['罚款一万元，可以责令停产停业'],
    ['罚款一万元，建议发证机关吊销许可证'],
    ['罚款一万元，由发证机关吊销许可证'],
    ['罚款一万元，曾被吊销许可证'],
    ['罚款一万元，停产停业期间擅自生产'],
    ['罚款一万元，责令停产停业整顿期间仍组织生产'],
    ['罚款一万元，许可证被吊销后继续经营'],
    ['罚款一万元，拒不执行停产停业指令'],
    ['罚款一万元，责令暂时停产停业'],
    ['罚款一万元，解除停产停业'],
    ['罚款一万元，关闭阀门'],
  ])('takes none for serious by what its text spares, threatens, recalls or recommends: %s', (content) => {
    const severity = (fields: Said) => {
      try {
        return publicity({ decidedOn: '2026-05-01', content, ...fields }).severity
      } catch {
        // None that is public at all.
        return 'minor'
      }
    }
    for (const penaltyKinds of KINDS_BESIDE) expect(severity({ penaltyKinds })).not.toBe('serious')
    expect(severity({ penaltyKinds: ['fine'] })).toBe('ordinary')
    expect(severity({ penaltyKinds: ['stop_production_order'] })).toBe('serious')
  })

  it('takes a mere warning for minor', () => {
    const mere: Said[] = [
      { content: '给予警告' },
      { penaltyKinds: ['warning'], content: '警告，免予罚款' },
      { penaltyKinds: ['warning'], licenceMeasure: '无' },
    ]
    for (const fields of mere) expect(() => publicity({ decidedOn: '2026-05-01', ...fields })).toThrow(/^轻微处罚/)
  })

  it('reads kinds out of running text', () => {
    expect(kindsIn('警告，罚款30万元，并没收违法所得')).toEqual(['warning', 'fine', 'confiscated_gains'])
    expect(kindsIn('禁止五年内从事保险业')).toEqual(['employment_restriction'])
    expect(kindsIn('吊销其营业执照')).toEqual(['licence_revocation'])
    expect(publicity({ decidedOn: '2026-05-01', penaltyKinds: ['warning'], fineFen: 5_000_000 }).severity).toBe('ordinary')
  })
})

describe('kinds of penalty in running text', () => {
  it.each<[string, PenaltyKind[]]>([
    ['吊销营业执照', ['licence_revocation']],
    ['停产十五日', ['stop_production_order']],
    ['停业整顿', ['stop_production_order']],
    ['关闭该矿', ['closure_order']],
    ['予以取缔', ['closure_order']],
    ['责令停止建设', ['activity_restriction']],
    ['责令暂停施工', ['activity_restriction']],
    ['停止使用该设备', ['activity_restriction']],
    ['暂停营运', ['activity_restriction']],
    ['停止经营', ['activity_restriction']],
    ['暂停承接工程', ['activity_restriction']],
    ['限制投标', ['activity_restriction']],
    ['停止业务六个月', ['activity_restriction']],
    ['终身不得担任矿长', ['employment_restriction']],
    ['五年内不得担任主要负责人', ['employment_restriction']],
    ['限制从业', ['employment_restriction']],
    ['暂停执业', ['employment_restriction']],
    ['市场禁入三年', ['employment_restriction']],
    ['行业禁止', ['employment_restriction']],
    ['终身禁止', ['employment_restriction']],
    ['取消其评价师资格', ['employment_restriction']],
    ['撤销安全培训资格', ['employment_restriction']],
    ['降低资质', ['downgrade']],
    ['降低其施工企业等级', ['downgrade']],
    ['行政拘留五日', ['detention']],
    ['暂扣安全生产许可证', ['licence_suspension']],
    ['扣留驾驶证', ['licence_suspension']],
    ['暂扣执照', ['licence_suspension']],
    ['處罰鍰新臺幣三萬元', ['fine']],
    ['处罰款', ['fine']],
    ['没收煤炭', ['confiscated_gains']],
    ['没收违法所得', ['confiscated_gains']],
    ['没收非法财物', ['confiscated_property', 'confiscated_gains']],
    ['通报批评', ['circular_criticism']],
    ['责令改正', []],
    ['降低成本', []],
    ['暂扣车辆', []],
    ['取消订单', []],
    ['限制速度', []],
    ['继续经营', []],
    ['', []],
  ])('of %j are %j', (text, kinds) => expect(kindsIn(text)).toEqual(kinds))

  it.each(['标志', '标识', '标示', '标牌', '牌', '线', '信号', '灯'])('take no %s that was missing for a warning', (sign) => {
    expect(kindsIn(`未设置警告${sign}`)).toEqual([])
    expect(kindsIn(`未设置警告${sign}，给予警告，未设置警告${sign}`)).toEqual(['warning'])
  })

  it('reach over so many characters, and not over more', () => {
    const between = (count: number) => '其'.repeat(count)
    expect([kindsIn(`不得${between(20)}从事`), kindsIn(`不得${between(21)}从事`)]).toEqual([['employment_restriction'], []])
    expect([kindsIn(`取消${between(12)}资格`), kindsIn(`取消${between(13)}资格`)]).toEqual([['employment_restriction'], []])
    expect([kindsIn(`降低${between(8)}等级`), kindsIn(`降低${between(9)}等级`)]).toEqual([['downgrade'], []])
    expect([kindsIn(`暂扣${between(12)}证`), kindsIn(`暂扣${between(13)}证`)]).toEqual([['licence_suspension'], []])
  })
})

describe('a warning beside which money is taken', () => {
  const severity = (content: string) => {
    try {
      return publicity({ decidedOn: '2026-05-01', penaltyKinds: ['warning'], content }).severity
    } catch (error) {
      return error instanceof CellError ? 'minor' : String(error)
    }
  }
  it.each([
    ['警告，罚款人民币500元', 'ordinary'],
    ['警告，罚款伍佰圆整即五百元', 'ordinary'],
    ['警告，罰鍰三千元', 'ordinary'],
    ['警告，没收违法所得1000余元', 'ordinary'],
    ['警告，罰款（大写）贰仟元', 'ordinary'],
  ])('is ordinary: %s', (content, expected) => expect(severity(content)).toBe(expected))

  // Whatever it hangs on, a sum is no threat of the law's.
  it.each([
    ['警告，逾期不改正的，罚款三万元', 'ordinary'],
    ['警告，逾期不改正的，罚款人民币（大写）叁万余元', 'ordinary'],
    ['警告，逾期不改正的，没收30000元', 'ordinary'],
    ['警告，逾期不改正的，罚款若干元', 'minor'],
    ['警告，逾期不改正的，罚款，三万元以下', 'minor'],
    ['警告，逾期不改正的，罚款三万，元月缴纳', 'minor'],
    ['警告，逾期不改正的，罚款3次以上有元件', 'minor'],
    [`警告，逾期不改正的，罚款${'其'.repeat(16)}3元`, 'ordinary'],
    [`警告，逾期不改正的，罚款${'其'.repeat(17)}3元`, 'minor'],
  ])('is judged by a sum behind a condition too: %s', (content, expected) => expect(severity(content)).toBe(expected))

  // Spared, or threatened: only a sum that was taken counts there.
  it.each(['警告，不予罚款', '警告，逾期不改正的，处以罚款', '警告'])('is minor where it is not: %s', (content) =>
    expect(severity(content)).toBe('minor'),
  )
})

describe('what a text says was done', () => {
  it.each([
    ['警告，不予吊销许可证，限期改正', '警告，'],
    ['警告，责令改正', '警告，责令改正'],
    ['警告，罚款，逾期不改正的，停业', '警告，罚款，'],
    ['警告，逾期不改正的，停业', '警告，'],
    ['警告，逾期仍未改正的，停业', '警告，'],
    ['警告。拒不改正的，停业。罚款', '警告。。罚款'],
    ['警告；否则停业\n罚款', '警告。。罚款'],
    ['如不改正，停业', ''],
    ['如果再犯，停业', ''],
    ['若再犯，停业', ''],
    ['警告,将依法处罚', '警告,'],
    ['警告，将会停业', '警告，'],
    ['警告，将被停业', '警告，'],
    ['警告，可以责令停业', '警告，'],
    ['警告，可并处罚款', '警告，'],
    ['警告，免予罚款', '警告，'],
    ['警告，免于处罚', '警告，'],
    ['警告，不再罚款', '警告，'],
    // The words alone are no condition.
    ['如实申报', '如实申报'],
    ['将军路1号', '将军路1号'],
    ['许可证', '许可证'],
  ])('of %j is %j', (text, done) => expect(whatIsDone(text)).toBe(done))
})

describe('what a text orders in the law’s own words', () => {
  it.each<[string, PenaltyKind[]]>([
    ['责令停产停业', ['stop_production_order']],
    ['责令停产或者停业', ['stop_production_order']],
    ['责令停产、停业', ['stop_production_order']],
    ['责令停产或停业', ['stop_production_order']],
    // What stands between the order and its object is of the order.
    ['责令其自行停产停业', ['stop_production_order']],
    ['勒令该企业立即自行停产停业', ['stop_production_order']],
    [`责令${'其'.repeat(6)}自行停产停业`, ['stop_production_order']],
    [`责令${'其'.repeat(7)}自行停产停业`, []],
    // A word that is far behind it tells of something else.
    [`吊销${'其'.repeat(16)}期间`, []],
    [`吊销${'其'.repeat(17)}期间`, ['licence_revocation']],
    ['停产整顿', ['stop_production_order']],
    ['停业整改', ['stop_production_order']],
    ['勒令该矿停产并停业', ['stop_production_order']],
    ['吊销许可证', ['licence_revocation']],
    ['责令关闭', ['closure_order']],
    ['予以取缔', ['closure_order']],
    ['依法对该矿予以关闭', ['closure_order']],
    ['警告：责令关闭', ['closure_order']],
    ['责令停产停业，吊销许可证', ['stop_production_order', 'licence_revocation']],
    ['被处罚人停产停业', ['stop_production_order']],
    ['吊销后果自负', ['licence_revocation']],
    ['责令停产停业的行政处罚', ['stop_production_order']],
    // A site is stopped for the while of an inspection.
    ['责令暂时停产停业', []],
    ['责令暂停停产停业', []],
    ['停产', []],
    ['停业', []],
    ['关闭阀门', []],
  ])('in %j is %j', (text, kinds) => expect(orderedIn(text)).toEqual(kinds))

  it.each([
    '曾吊销',
    '已吊销',
    '被吊销',
    '建议吊销',
    '提请吊销',
    '报请吊销',
    '商请吊销',
    '移送吊销',
    '移交吊销',
    '申请吊销',
    '由发证机关吊销',
    '由交通运输部门吊销',
    '由市监管局吊销',
    '不吊销',
    '未吊销',
    '免吊销',
    '没有吊销',
    '暂吊销',
    '解除吊销',
    '恢复吊销',
    '撤销吊销',
    '撤回吊销',
    '取消吊销',
    '终止吊销',
    '执行吊销',
    '违反吊销',
    '可吊销',
    '应当吊销',
    '需吊销',
    '须吊销',
    '将吊销',
    '拟吊销',
    '或者吊销',
    '因吊销',
    '在吊销',
    '自吊销',
    '经吊销',
    '属于吊销',
    '符合吊销',
    '达到吊销',
    '依据吊销',
    '根据吊销',
    '按照吊销',
    '听证吊销',
    '避免吊销',
    '不作吊销',
    '吊销期间',
    '吊销期内',
    '吊销过程中',
    '吊销以后',
    '吊销之后',
    '吊销后',
    '吊销的',
    '吊销指令',
    '吊销要求',
    '吊销措施',
    '吊销通知',
    '吊销决定书',
    '吊销未满',
    '吊销未经',
    '吊销届满',
    '吊销仍',
    '吊销许可证擅自',
    '吊销许可证继续',
  ])('is nothing where it tells of somebody else’s, another or none: %s', (text) => expect(orderedIn(text)).toEqual([]))

  it.each(['被告知吊销', '被检查后作出吊销', '不服处罚作出吊销', '情况属实，吊销'])(
    'is not hidden by a word that is far from it: %s',
    (text) => expect(orderedIn(text)).toEqual(['licence_revocation']),
  )

  it('ends at a condition, which is the statute’s own text', () => {
    expect(orderedIn('情节严重的，吊销许可证')).toEqual([])
    expect(orderedIn('情节严重，吊销许可证')).toEqual([])
    expect(orderedIn('违反规定的,吊销许可证')).toEqual([])
    expect(orderedIn('吊销许可证，违反规定的，警告')).toEqual(['licence_revocation'])
  })
})

it('knows of every kind of penalty how grave it is, and of every time what the law says', () => {
  const { rules, classes } = PENALTY_LAW
  expect(Object.keys(classes.severityOf).sort()).toEqual(Object.keys(PENALTY_KINDS).sort())
  // One rule follows the other without a day between them, and the last one holds until another is made.
  rules.forEach(({ to }, i) => expect(to === null ? null : addDays(to, 1)).toBe(rules[i + 1]?.from ?? null))
  for (const { periods, basis } of rules) {
    expect(basis).toMatch(/国家发展改革委/)
    expect(periods.minor).toBeNull()
    for (const period of [periods.ordinary, periods.serious]) expect(period && period.minMonths <= period.maxMonths).toBe(true)
  }
})

it.each<[PenaltyKind, Severity]>([
  ['warning', 'minor'],
  ['circular_criticism', 'minor'],
  ['fine', 'ordinary'],
  ['confiscated_gains', 'ordinary'],
  ['confiscated_property', 'ordinary'],
  ['licence_suspension', 'ordinary'],
  ['downgrade', 'ordinary'],
  ['other', 'ordinary'],
  ['licence_revocation', 'serious'],
  ['activity_restriction', 'serious'],
  ['stop_production_order', 'serious'],
  ['closure_order', 'serious'],
  ['employment_restriction', 'serious'],
  ['detention', 'serious'],
])('%s is %s', (kind, severity) => {
  const judged = () => publicity({ decidedOn: '2026-05-01', penaltyKinds: [kind] })
  if (severity === 'minor') expect(judged).toThrow(NotPublic)
  else expect(judged()).toMatchObject({ severity })
  // Of several the gravest governs.
  const beside = publicity({ decidedOn: '2026-05-01', penaltyKinds: ['warning', kind, 'fine'] })
  expect(beside.severity).toBe(severity === 'serious' ? 'serious' : 'ordinary')
})

describe('a term of publicity in years', () => {
  const until = (publicYears: number | null, declared: string | null = null) =>
    publicity({ decidedOn: '2026-05-01', penaltyKinds: ['stop_production_order'], publicYears }, declared)
  it('counts from the decision, in months, and not beyond the law', () => {
    expect([1, 0.25, 1.5, 5, null].map((years) => until(years).publicUntil)).toEqual([
      '2027-05-01',
      '2026-08-01',
      '2027-11-01',
      '2029-05-01',
      '2029-05-01',
    ])
  })
  it('is the end that its source declares, or the earlier of two', () => {
    expect([1, 5, null].map((years) => until(years).declaredUntil)).toEqual(['2027-05-01', '2031-05-01', null])
    expect([until(2, '2027-01-01').declaredUntil, until(1, '2028-01-01').declaredUntil]).toEqual(['2027-01-01', '2027-05-01'])
  })
})

it.each([
  ['暂扣安全生产许可证', 'ordinary'],
  ['吊销', 'serious'],
  ['撤销资质', 'serious'],
  ['安全生产许可证', 'ordinary'],
  ['营业执照', 'ordinary'],
  ['无', 'minor'],
  ['/', 'minor'],
  ['', 'minor'],
])('takes %j in the column of licences beside a warning for %s', (licenceMeasure, severity) => {
  const judged = () => publicity({ decidedOn: '2026-05-01', penaltyKinds: ['warning'], licenceMeasure })
  if (severity === 'minor') expect(judged).toThrow(NotPublic)
  else expect(judged()).toMatchObject({ severity })
})

it('takes running text that speaks of money for ordinary, and a mere warning for minor', () => {
  const judged = (content: string) => () => publicity({ decidedOn: '2026-05-01', content })
  for (const content of ['警告，罚款', '警告，罰款', '警告，罰鍰', '警告，没收工具', '警告，交三元'])
    expect(judged(content)()).toMatchObject({ severity: 'ordinary' })
  for (const content of ['警告', '通报批评', '警告，通报批评']) expect(judged(content)).toThrow(NotPublic)
})
