import { decideAbsent, decideEnded, decideExpired, decideListed, digestOf, needsBody, type Spoken } from '../../../server/editions/decide'
import type { Decision, Incoming, DecisionContext, CurrentVersion } from '../../../server/editions/decision'
import { endingOf, revocationOf, turnsOn } from '../../../server/editions/endings'
import { erasesPast } from '../../../server/privacy/erase'
import { EnvelopeInput } from '../../../shared/envelope'
import { publicBody } from '../../support/publicBody'
import { INPUTS } from '../../../shared/kinds/schemas'
import { earliest } from '../../../shared/codes/dates'
import type { Kind } from '../../../shared/kinds/index'
import type { Operation } from '../../../shared/vocabulary'

/** What becomes of one record, decision by decision: who ends it, what stays told of it, and what brings it back. */

const TODAY = '2026-05-20'
const CITY: DecisionContext = {
  edition: 7,
  at: new Date('2026-05-20T02:00:00.000Z'),
  today: TODAY,
  source: 'city',
  precedence: 1,
  origin: 'official',
  run: 'run-7',
  rawSha256: 'raw-7',
}
const PROVINCE: DecisionContext = { ...CITY, source: 'province', precedence: 2 }
const on = (today: string, context = CITY): DecisionContext => ({ ...context, today, edition: context.edition + 1 })

type Said = Partial<Omit<EnvelopeInput, 'agency'>>
const envelope = (over: Said) => ({ ...EnvelopeInput.parse({}), agency: '云帆市应急管理局', ...over })
const notice = (over: Said = {}, title = '关于云帆示例有限公司的通报'): Incoming => {
  const input = INPUTS.notice.parse({
    title,
    board: 'public',
    text: '内容',
    enterprises: [{ name: '云帆示例有限公司', uscc: null }],
  })
  return { kind: 'notice', id: 'n.1', envelope: envelope(over), body: publicBody('notice', input, () => {}) }
}
const zone = (over: Said = {}): Incoming => ({
  kind: 'zone',
  id: 'z.1',
  envelope: envelope(over),
  body: publicBody('zone', INPUTS.zone.parse({ code: '990100', name: '云帆市', level: 'city' }), () => {}),
})
const current = (decision: Decision | null): CurrentVersion => {
  if (!decision?.version) throw new Error('nothing was decided')
  return decision.version
}
const listed = (said: Incoming, before?: CurrentVersion, context = CITY) => decideListed(said, before, context)
const shown = (over: Said = {}) => current(listed(notice(over)))

describe('what is listed', () => {
  it('begins with the number of its edition, and tells whence it comes', () => {
    expect(listed(notice({ documentNo: '云应急〔2026〕1号' }))).toMatchObject({
      operation: 'publish',
      kind: 'notice',
      id: 'n.1',
      ends: null,
      version: {
        _id: 'notice/n.1@7',
        revision: 1,
        from: 7,
        live: true,
        firstSeenAt: CITY.at,
        changedAt: CITY.at,
        state: 'active',
        source: 'city',
        origin: 'official',
        documentNo: '云应急〔2026〕1号',
        tombstone: null,
        reason: '来源首次列出',
        run: 'run-7',
        rawSha256: 'raw-7',
      },
    })
  })

  it('is not decided about again while it stays the same', () => {
    expect(listed(notice(), shown(), on('2026-05-21'))).toBeNull()
  })

  it('keeps when it was first seen, and counts on, where it changes', () => {
    const later = { ...on('2026-05-21'), at: new Date('2026-05-21T02:00:00.000Z') }
    expect(listed(notice({}, '别的标题'), shown(), later)).toMatchObject({
      operation: 'change',
      ends: 'notice/n.1@7',
      version: { _id: 'notice/n.1@8', revision: 2, firstSeenAt: CITY.at, changedAt: later.at, reason: '来源内容有变' },
    })
  })

  it('is corrected once: the same correction again is an ordinary change', () => {
    const corrected = current(listed(notice({ correction: '单位名称写错' }, '改正的标题'), shown(), on('2026-05-21')))
    expect(corrected).toMatchObject({ operation: 'correct', state: 'corrected', reason: '单位名称写错' })
    const again = listed(notice({ correction: '单位名称写错' }, '又一个标题'), corrected, on('2026-05-22'))
    expect(again).toMatchObject({ operation: 'change', version: { state: 'corrected', reason: '来源内容有变' } })
    expect(listed(notice({ correction: '日期写错' }, '又一个标题'), corrected, on('2026-05-22'))?.operation).toBe('correct')
  })

  it('never begins where its end has passed, by the sure clock or by one that may be right', () => {
    expect(listed(notice({ publicUntil: '2026-05-19' }))).toBeNull()
    expect(listed(notice({ publicUntil: '2026-05-20' }))).not.toBeNull()
    expect(listed(notice({ publicUntil: '2026-05-20' }), undefined, { ...CITY, clockDay: '2026-05-21' })).toBeNull()
    // A clock that may be wrong ends nothing.
    expect(
      listed(notice({ publicUntil: '2026-05-20' }), shown({ publicUntil: '2026-05-20' }), { ...CITY, clockDay: '2026-06-21' }),
    ).toBeNull()
  })
})

describe('what is the same', () => {
  it('is told by its content where its digest is of another age of the program', () => {
    const aged = { ...shown(), digest: 'of another age' }
    expect(listed(notice(), aged, on('2026-05-21'))).toBeNull()
    expect(listed(notice({}, '别的标题'), aged, on('2026-05-21'))?.operation).toBe('change')
    // The spelling of a number is no content.
    expect(listed({ ...notice(), documentNoWritten: '云应急[2026]1号' }, shown(), on('2026-05-21'))).toBeNull()
  })

  it('keeps the number as it is written beside the form that names it', () => {
    expect(listed({ ...notice(), documentNoWritten: '云应急[2026]1号' })?.version.documentNoWritten).toBe('云应急[2026]1号')
    expect(listed(notice())?.version).not.toHaveProperty('documentNoWritten')
    expect(listed(notice())?.version).not.toHaveProperty('precedence')
    expect(listed(notice())?.version).not.toHaveProperty('correction')
  })

  it('is decided anew where its source takes another place among them', () => {
    expect(listed(notice(), shown(), { ...CITY, edition: 8, precedence: 3 })).toMatchObject({ version: { precedence: 3 } })
  })

  it('is said by another source too, which is told', () => {
    expect(listed(notice(), shown(), { ...PROVINCE, edition: 8 })).toMatchObject({
      operation: 'change',
      version: { source: 'city', reason: '另一来源也列出', claims: [{ source: 'province', precedence: 2 }] },
    })
  })

  it('needs the content of what stands only where something is to be decided', () => {
    const before = shown()
    const needs = (said: Incoming, now: CurrentVersion, context = on('2026-05-21')) =>
      needsBody(now, { incoming: said, digest: digestOf(said) }, context)
    expect(needs(notice(), before)).toBe(false)
    expect(needs(notice({}, '别的标题'), before)).toBe(true)
    expect(needs(notice(), before, { ...CITY, precedence: 3 })).toBe(true)
    expect(needs(notice({ withdrawn: '撤下' }), current(listed(notice({ withdrawn: '撤下' }))))).toBe(false)
    expect(needs(notice({ publicUntil: TODAY }), shown({ publicUntil: TODAY }), on(TODAY))).toBe(false)
    expect(needs(notice({ publicUntil: TODAY }), shown({ publicUntil: TODAY }))).toBe(true)
    // Its own row still names the day that a clock has passed.
    expect(needs(notice(), { ...before, publicUntil: '2026-05-19' }, on(TODAY))).toBe(true)
    expect(needs(notice(), before, { ...PROVINCE, edition: 8 })).toBe(true)
    const both = current(listed(notice(), before, { ...PROVINCE, edition: 8 }))
    expect(needs(notice(), both, { ...PROVINCE, edition: 9 })).toBe(false)
    expect(needs(notice({}, '别的标题'), both, { ...PROVINCE, edition: 9 })).toBe(true)
  })
})

describe('an end', () => {
  const ended = (
    over: Said,
    before: CurrentVersion | undefined = shown({ documentNo: '云应急〔2026〕1号', sourceUrl: 'https://a.example', basis: '依据' }),
  ) => listed(notice({ documentNo: '云应急〔2026〕1号', sourceUrl: 'https://a.example', basis: '依据', ...over }), before, on(TODAY))

  it.each<[string, Said, Operation, string, string]>([
    ['by date', { publicUntil: '2026-05-19' }, 'expire', 'expired', '公示期满，已依法停止公示'],
    ['by repair', { repairedOn: '2026-05-20' }, 'repair', 'repaired', '信用修复，已停止公示'],
    [
      'by repair, whatever else is said',
      { repairedOn: '2026-05-20', withdrawn: '撤下', annulledOn: '2026-05-01' },
      'repair',
      'repaired',
      '信用修复，已停止公示',
    ],
  ])('%s tells neither number nor address nor basis', (_how, over, operation, state, reason) => {
    expect(ended(over)).toMatchObject({
      operation,
      version: {
        state,
        reason,
        body: null,
        documentNo: null,
        sourceUrl: null,
        basis: null,
        digest: null,
        facets: { order: '' },
        tombstone: { reason, since: TODAY },
      },
    })
  })

  it.each<[string, Said, string, object]>([
    ['in the source’s words', { withdrawn: '重复发布' }, '重复发布', { since: TODAY }],
    [
      'of an annulled decision',
      { annulledOn: '2026-05-20' },
      '决定已被依法变更、撤销或者确认违法、无效',
      { annulledOn: '2026-05-20', due: '2026-05-25' },
    ],
    [
      'in words and by annulment',
      { withdrawn: '撤销决定', annulledOn: '2026-05-18' },
      '撤销决定',
      { annulledOn: '2026-05-18', due: '2026-05-21' },
    ],
  ])('by withdrawal, %s', (_how, over, reason, tombstone) => {
    expect(ended(over)).toMatchObject({ operation: 'withdraw', version: { state: 'withdrawn', reason, tombstone } })
  })

  it('of a day to come ends nothing yet, and says when it will', () => {
    for (const over of [{ repairedOn: '2026-05-21' }, { annulledOn: '2026-05-21' }]) {
      expect(revocationOf(envelope(over), TODAY)).toBeNull()
      expect(revocationOf(envelope(over), '2026-05-21')).not.toBeNull()
      expect(turnsOn(envelope(over), TODAY)).toBe('2026-05-21')
      expect(turnsOn(envelope(over), '2026-05-21')).toBeNull()
    }
    expect(turnsOn(envelope({ annulledOn: '2026-06-02', repairedOn: '2026-06-01' }), TODAY)).toBe('2026-06-01')
    expect(turnsOn(envelope({ annulledOn: '2026-06-02', repairedOn: '2026-01-01' }), TODAY)).toBe('2026-06-02')
    expect([
      endingOf(envelope({ publicUntil: TODAY }), TODAY),
      endingOf(envelope({ publicUntil: '2026-05-19' }), TODAY)?.operation,
    ]).toEqual([null, 'expire'])
    expect([earliest([]), earliest([null, '2026-02-01', '2026-01-01', null])]).toEqual([null, '2026-01-01'])
  })

  it.each<[Operation, Kind, boolean]>([
    ['expire', 'zone', true],
    ['repair', 'zone', true],
    ['repair', 'penalty', true],
    ['withdraw', 'zone', false],
    ['withdraw', 'notice', true],
    ['withdraw', 'penalty', true],
    ['change', 'penalty', false],
    ['publish', 'notice', false],
  ])('by %s of a %s erases its past: %s', (operation, kind, erased) => expect(erasesPast(kind, operation)).toBe(erased))

  it('keeps the words about a zone, which the law does not erase', () => {
    const before = current(listed(zone({ documentNo: '云政发〔2026〕1号', basis: '依据' })))
    expect(listed(zone({ documentNo: '云政发〔2026〕1号', basis: '依据', withdrawn: '云帆市 区划调整' }), before, on(TODAY))).toMatchObject(
      {
        version: { documentNo: '云政发〔2026〕1号', basis: '依据', reason: '云帆市 区划调整' },
      },
    )
  })

  it('tells its reason without the firm, by any of its spellings, and without the number', () => {
    const reason = '云帆示例有限公司（简称云帆示例）不服云应急〔2026〕1号，另案（云）罚〔2026〕22号'
    const told = current(ended({ withdrawn: reason })).reason
    expect(told).toContain('当事人')
    for (const secret of ['云帆示例', '1号', '22号']) expect(told).not.toContain(secret)
  })

  it('is kept where nothing was public: a revocation forbids the beginning, a date leaves nothing', () => {
    expect(listed(notice({ withdrawn: '撤下', documentNo: '1号', publishedAt: '2026-05-01' }))).toMatchObject({
      operation: 'withdraw',
      ends: null,
      version: {
        revision: 1,
        state: 'withdrawn',
        source: 'city',
        documentNo: null,
        publishedAt: '2026-05-01',
        tombstone: { reason: '撤下', since: TODAY },
      },
    })
    // The clock of the law ran for nobody.
    expect(listed(notice({ annulledOn: '2026-05-18' }))?.version.tombstone).not.toHaveProperty('due')
    expect(current(listed(notice({ withdrawn: '撤下' }), undefined, PROVINCE)).precedence).toBe(2)
  })

  it('of what has ended already is decided once; only a repair comes on top', () => {
    const withdrawn = current(ended({ withdrawn: '撤下' }))
    expect(ended({ withdrawn: '再撤下' }, withdrawn)).toBeNull()
    expect(ended({ publicUntil: '2026-05-19' }, withdrawn)).toBeNull()
    const repaired = ended({ repairedOn: TODAY }, withdrawn)
    expect(repaired).toMatchObject({ operation: 'repair', version: { state: 'repaired', revision: 3 } })
    expect(ended({ repairedOn: TODAY }, current(repaired))).toBeNull()
  })

  it('by a source that comes later takes back its own word only, unless it tells of a repair', () => {
    const said: Spoken = { kind: 'notice', id: 'n.1', agency: '省厅' }
    const withdraw = { operation: 'withdraw', reason: '撤下', annulledOn: null } as const
    const repair = { operation: 'repair', reason: '信用修复，已停止公示', annulledOn: null } as const
    expect(decideEnded(said, shown(), PROVINCE, withdraw)).toBeNull()
    expect(decideEnded(said, shown(), PROVINCE, repair)).toMatchObject({ operation: 'repair' })
    const ofProvince = current(listed(notice(), undefined, PROVINCE))
    expect(decideEnded(said, ofProvince, CITY, withdraw)).toMatchObject({ operation: 'withdraw', version: { source: 'province' } })
  })
})

describe('silence', () => {
  it('withdraws what one source alone listed, by date where its day has come', () => {
    expect(decideAbsent(shown(), on(TODAY))).toMatchObject({
      operation: 'withdraw',
      version: { reason: '来源不再列出', state: 'withdrawn' },
    })
    expect(decideAbsent(shown({ publicUntil: TODAY }), on('2026-05-21'))).toMatchObject({
      operation: 'expire',
      version: { state: 'expired' },
    })
  })

  it('of a source that never listed it says nothing', () => {
    expect(decideAbsent(shown(), PROVINCE)).toBeNull()
  })

  it('of one of two leaves the record to the other', () => {
    const both = current(listed(notice(), shown(), { ...PROVINCE, edition: 8 }))
    expect(decideAbsent(both, { ...PROVINCE, edition: 9 })).toMatchObject({
      operation: 'change',
      version: { source: 'city', reason: '另一来源不再列出' },
    })
    expect(decideAbsent(both, { ...CITY, edition: 9 })).toMatchObject({
      operation: 'change',
      version: { source: 'province', reason: '原来源不再列出，改以另一来源为准' },
    })
  })
})

describe('what has ended', () => {
  const endedBy = (over: Said) => current(listed(notice(over), shown(), on(TODAY)))
  const back = (before: CurrentVersion, over: Said = {}, context = on('2026-06-01')) => listed(notice(over), before, context)

  it('comes back where its source lists it again', () => {
    expect(back(endedBy({ withdrawn: '撤下' }))).toMatchObject({
      operation: 'reinstate',
      version: { state: 'active', reason: '来源重新列出', revision: 3 },
    })
    expect(back(current(decideAbsent(shown(), on(TODAY))), {}, { ...PROVINCE, edition: 9 })).toMatchObject({ operation: 'reinstate' })
  })

  it('stays repaired for good', () => {
    expect(back(endedBy({ repairedOn: TODAY }))).toBeNull()
    expect(back(endedBy({ repairedOn: TODAY }), { publicUntil: '2030-01-01' })).toBeNull()
  })

  it('by the word of a source that speaks first is no other source’s to bring back', () => {
    expect(back(endedBy({ withdrawn: '撤下' }), {}, { ...PROVINCE, edition: 9 })).toBeNull()
  })

  it('by date comes back by a later date of the source’s own only', () => {
    const expired = endedBy({ publicUntil: '2026-05-19' })
    expect(back(expired)).toBeNull()
    expect(back(expired, { publicUntil: '2027-05-19' })).toMatchObject({ operation: 'reinstate' })
    // An end that the law put there is none of the source's.
    expect(listed({ ...notice({ publicUntil: '2027-05-19' }), declaredUntil: null }, expired, on('2026-06-01'))).toBeNull()
  })

  it('by a clock that ran ahead comes back by itself', () => {
    const early = current(decideExpired(shown({ publicUntil: '2026-12-31' }), on('2027-01-01')))
    expect(back(early, { publicUntil: '2026-12-31' }, on('2026-06-01'))).toMatchObject({ operation: 'reinstate' })
    expect(back(early, {}, on('2026-06-01'))).toMatchObject({ operation: 'reinstate' })
  })

  it('by date, and listed by a source that speaks earlier, goes to that source by a later date only', () => {
    const ofProvince = current(listed(notice({ publicUntil: TODAY }), undefined, PROVINCE))
    expect(listed(notice(), ofProvince, on('2026-05-21'))).toMatchObject({ operation: 'expire', version: { source: 'province' } })
    expect(listed(notice({ publicUntil: '2027-01-01' }), ofProvince, on('2026-05-21'))).toMatchObject({
      operation: 'change',
      version: { source: 'city', reason: '改以排位在前的来源为准' },
    })
    const later = { ...PROVINCE, edition: 8, today: '2026-05-21' }
    expect(listed(notice({ publicUntil: '2027-01-01' }), shown({ publicUntil: TODAY }), later)).toMatchObject({ operation: 'expire' })
  })
})
