import { decideAbsent, decideEnded, decideExpired, decideListed, digestOf, needsBody, type Spoken } from '../../../server/editions/decide'
import type { Decision, Incoming, DecisionContext, CurrentVersion } from '../../../server/editions/decision'
import { endingOf, revocationOf, turnsOn } from '../../../server/editions/endings'
import { ERASED_REASON, erasesPast } from '../../../server/privacy/erase'
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

  it('takes from the past what a source beside the first tells less exactly now', () => {
    const site = (sector: string, address: string): Incoming => ({
      kind: 'site',
      id: 's.1',
      envelope: envelope({}),
      body: publicBody('site', INPUTS.site.parse({ name: '甲点', siteKind: 'bridge', sector, place: { address } }), () => {}),
    })
    const [exact, coarse] = [site('tourism', '甲路 8 号'), site('hazchem', '甲路 8 号')]
    const both = current(listed(exact, current(listed(coarse)), { ...PROVINCE, edition: 8 }))
    expect(listed(coarse, both, { ...PROVINCE, edition: 9 })).toMatchObject({ hidesPast: true })
    expect(listed(site('tourism', '乙路 9 号'), both, { ...PROVINCE, edition: 9 })).not.toHaveProperty('hidesPast')
  })

  it('takes from the past whom a source names no more in the open', () => {
    const told = (title: string): Incoming => ({ ...notice(), body: { ...notice().body, title } as Incoming['body'] })
    const before = current(listed(told('关于沈远舟未到岗的通报')))
    expect(listed(told('关于沈**未到岗的通报'), before, { ...CITY, edition: 9 })).toMatchObject({ hidesPast: true })
    expect(listed(told('关于安全员未到岗的通报'), before, { ...CITY, edition: 9 })).not.toHaveProperty('hidesPast')
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

describe('a digest', () => {
  it('changes when, and only when, the content does', () => {
    const said = notice({ basis: '依据' })
    const turned = { body: said.body, envelope: Object.fromEntries(Object.entries(said.envelope).reverse()), id: 'other', kind: said.kind }
    expect(digestOf(turned as Incoming)).toBe(digestOf(said))
    // A field that says nothing leaves no trace.
    expect(digestOf({ ...said, body: Object.assign({ later: null }, said.body) })).toBe(digestOf(said))
    const others = [{ ...said, kind: 'zone' } as Incoming, notice({ basis: '别的依据' }), notice({ basis: '依据' }, '别的标题')]
    expect(new Set([said, ...others].map(digestOf)).size).toBe(4)
  })
})

describe('what is kept of what a source says', () => {
  const said: Said = {
    documentNo: '云应急〔2026〕1号',
    sourceUrl: 'https://a.example',
    publishedAt: '2026-05-01',
    publicUntil: '2027-05-01',
    basis: '依据',
  }
  it('is all of it, whence it comes, and how it was decided', () => {
    const { version } = listed(notice(said), undefined, PROVINCE) ?? {}
    expect(version).toMatchObject({
      ...said,
      kind: 'notice',
      agency: '云帆市应急管理局',
      precedence: 2,
      operation: 'publish',
      digest: digestOf(notice(said)),
      body: { title: '关于云帆示例有限公司的通报' },
      facets: { board: 'public' },
    })
    expect(version?.to).toBeGreaterThan(1e9)
    expect(version).not.toHaveProperty('claims')
  })

  it('is beside what the first says the same of another', () => {
    const both = current(listed(notice({ ...said, correction: '更正' }), shown(), { ...PROVINCE, edition: 8 }))
    expect(both.claims).toEqual([
      {
        ...said,
        source: 'province',
        precedence: 2,
        state: 'corrected',
        origin: 'official',
        agency: '云帆市应急管理局',
        correction: '更正',
        body: notice().body,
        digest: digestOf(notice({ ...said, correction: '更正' })),
        run: 'run-7',
        rawSha256: 'raw-7',
      },
    ])
  })
})

describe('a tombstone', () => {
  it('tells when the record was public and until when, by its own source or as it was', () => {
    const before = shown({ publishedAt: '2026-05-01', publicUntil: '2026-12-31' })
    const until = (over: Said, context = on(TODAY)) => listed(notice({ publishedAt: '2026-05-01', ...over }), before, context)?.version
    expect(until({ publicUntil: '2026-05-19' })).toMatchObject({ state: 'expired', publishedAt: '2026-05-01', publicUntil: '2026-05-19' })
    expect(until({ withdrawn: '撤下' })).toMatchObject({ state: 'withdrawn', publicUntil: '2026-12-31' })
    // Another source’s end is not this one’s.
    const repaired = until({ repairedOn: TODAY, publicUntil: '2026-06-30' }, { ...PROVINCE, edition: 8 })
    expect(repaired).toMatchObject({ state: 'repaired', source: 'city', publicUntil: '2026-12-31' })
  })

  it('of what was never public tells who says so, and nothing of the decision', () => {
    const said = { withdrawn: '撤下', documentNo: '1号', sourceUrl: 'https://a.example', basis: '依据', publicUntil: '2027-05-01' }
    expect(listed(notice(said), undefined, PROVINCE)?.version).toMatchObject({
      source: 'province',
      precedence: 2,
      origin: 'official',
      agency: '云帆市应急管理局',
      publicUntil: '2027-05-01',
      documentNo: null,
      sourceUrl: null,
      basis: null,
      run: 'run-7',
      rawSha256: 'raw-7',
    })
    expect(listed(notice(said))?.version).not.toHaveProperty('precedence')
    // Of a row that cannot be read only its agency is known.
    const unread: Spoken = { kind: 'notice', id: 'n.1', agency: '局' }
    const withdraw = { operation: 'withdraw', reason: '撤下', annulledOn: null } as const
    expect(decideEnded(unread, undefined, CITY, withdraw)?.version).toMatchObject({ agency: '局', publishedAt: null, publicUntil: null })
  })

  it('keeps the place of its source among others, and has none where there is but one', () => {
    const ofProvince = current(listed(notice(), undefined, PROVINCE))
    expect(decideAbsent(ofProvince, { ...PROVINCE, edition: 8 })?.version).toMatchObject({
      precedence: 2,
      run: 'run-7',
      rawSha256: 'raw-7',
    })
    expect(decideAbsent(shown(), on(TODAY))?.version).not.toHaveProperty('precedence')
  })

  it('runs no clock of the law where nothing was annulled', () =>
    expect(decideAbsent(shown(), on(TODAY))?.version.tombstone).toEqual({ reason: '来源不再列出', since: TODAY }))
})

describe('the reason of an end', () => {
  const reasonOf = (withdrawn: string, over: { enterprises?: { name: string; uscc: string | null }[]; documentNo?: string } = {}) => {
    const { enterprises = [], documentNo = null } = over
    const input = INPUTS.notice.parse({ title: '通报', board: 'public', text: '内容', enterprises })
    const said = { kind: 'notice' as const, id: 'n.1', body: publicBody('notice', input, () => {}) }
    const before = current(listed({ ...said, envelope: envelope({ documentNo }) }))
    return current(listed({ ...said, envelope: envelope({ documentNo, withdrawn }) }, before, on(TODAY))).reason
  }
  const firm = (name: string, uscc: string | null = null) => ({ enterprises: [{ name, uscc }] })

  it.each([
    ['a firm by its whole name', '云帆恒达建材有限公司申请', firm('云帆恒达建材有限公司'), '当事人申请'],
    ['a firm without its form', '云帆恒达建材申请', firm('云帆恒达建材有限责任公司'), '当事人申请'],
    ['a company limited by shares', '云帆恒达建材申请', firm('云帆恒达建材股份有限公司'), '当事人申请'],
    ['a works', '云帆恒达申请', firm('云帆恒达厂'), '当事人申请'],
    ['a firm in other brackets', '云帆(恒达)建材有限公司申请', firm('云帆（恒达）建材有限公司'), '当事人申请'],
    ['a firm by its code', '91990100MAAY4CL127的申请', firm('云帆恒达建材有限公司', '91990100MAAY4CL127'), '当事人的申请'],
    ['the number of its decision', '撤销云应急〔2026〕1号', { documentNo: '云应急〔2026〕1号' }, '撤销原决定'],
    ['another number', '见云应急罚〔2026〕22号', {}, '见云应急罚〔略〕'],
    ['another number in other brackets', '见云罚( 1999 ) 第22号', {}, '见云罚〔略〕'],
    ['a number without a year', '见云罚字第22号', {}, '见云罚〔略〕'],
    ['a number without a year and without 第', '见云罚字22号', {}, '见云罚〔略〕'],
    ['two numbers', '见〔2026〕22号、【2025】 3 号', {}, '见〔略〕、〔略〕'],
    ['a firm whose name has the word of a form inside', '云帆公司城建材申请', firm('云帆公司城建材有限公司'), '当事人申请'],
    ['a works whose rest would be any word', '云帆一厂申请', firm('云帆一厂'), '当事人申请'],
  ])('does not tell %s', (_what, reason, over, told) => expect(reasonOf(reason, over)).toBe(told))

  it.each([
    ['a short word that a firm is called too', '云帆一的申请', firm('云帆一厂')],
    ['a word that is no number, where there is none', '编号填作null', {}],
    ['what is no number of a decision', '共22号楼，见2026年第3期', {}],
    ['another firm', '海门恒达建材有限公司申请', firm('云帆甲建材有限公司')],
  ])('tells %s', (_what, reason, over) => expect(reasonOf(reason, over)).toBe(reason))

  it('hides the longer of two names whole', () => {
    const enterprises = [
      { name: '云帆恒达', uscc: null },
      { name: '云帆恒达建材有限公司', uscc: null },
    ]
    expect(reasonOf('云帆恒达建材有限公司与云帆恒达', { enterprises })).toBe('当事人与当事人')
  })
})

describe('what ended, and a clock that may be right', () => {
  it('does not come back by its day', () => {
    const ended = current(listed(notice({ withdrawn: '撤下' }), shown(), on(TODAY)))
    const said = notice({ publicUntil: '2026-06-10' })
    expect(listed(said, ended, { ...on('2026-06-01'), clockDay: '2026-06-11' })).toBeNull()
    expect(listed(said, ended, on('2026-06-01'))).toMatchObject({ operation: 'reinstate' })
  })
})

describe('a record whose day has come', () => {
  const over = () => shown({ publicUntil: TODAY })
  const next = on('2026-05-21')
  it('ends by it, whoever is silent', () => {
    expect(decideAbsent(over(), { ...PROVINCE, edition: 8, today: '2026-05-21' })).toMatchObject({ operation: 'expire' })
    expect(decideExpired(over(), next)).toMatchObject({
      operation: 'expire',
      ends: 'notice/n.1@7',
      version: { publicUntil: TODAY, reason: '公示期满，已依法停止公示', tombstone: { since: '2026-05-21' } },
    })
  })
  it('goes on where its own source has moved it', () =>
    expect(listed(notice({ publicUntil: '2027-01-01' }), over(), next)).toMatchObject({
      operation: 'change',
      version: { publicUntil: '2027-01-01', reason: '来源内容有变' },
    }))
})

describe('the first of two sources', () => {
  it('speaks as soon as it lists the record, and what the other says is kept', () => {
    const ofProvince = current(listed(notice({}, '省里的标题'), undefined, PROVINCE))
    expect(listed(notice({ correction: '更正' }), ofProvince, { ...CITY, edition: 8 })).toMatchObject({
      operation: 'change',
      version: { source: 'city', reason: '改以排位在前的来源为准', claims: [{ source: 'province', body: { title: '省里的标题' } }] },
    })
  })
  it('ends what another of its place listed only by a repair', () => {
    const beside: DecisionContext = { ...CITY, source: 'other', edition: 8 }
    const said: Spoken = { kind: 'notice', id: 'n.1', agency: '局' }
    expect(decideEnded(said, shown(), beside, { operation: 'withdraw', reason: '撤下', annulledOn: null })).toBeNull()
  })
  it('is of two of one place the one whose name comes first', () => {
    const beside: DecisionContext = { ...CITY, source: 'a-city', edition: 8 }
    expect(listed(notice(), shown(), beside)?.version.source).toBe('a-city')
    expect(listed(notice(), shown(), { ...beside, source: 'z-city' })?.version.source).toBe('city')
  })
  it('whose word ended the record by silence leaves it to the others, by anything else does not', () => {
    const back = (before: CurrentVersion, context: DecisionContext) => listed(notice(), before, context)
    const withdrawn = (context: DecisionContext) => current(listed(notice({ withdrawn: '撤下' }), undefined, context))
    const third: DecisionContext = { ...CITY, source: 'district', precedence: 3, edition: 9 }
    expect(back(withdrawn(PROVINCE), third)).toBeNull()
    // One that speaks earlier, or from the same place, may bring it back.
    expect(back(withdrawn(PROVINCE), { ...CITY, edition: 9 })).toMatchObject({ operation: 'reinstate', version: { source: 'city' } })
    expect(back(withdrawn(PROVINCE), { ...PROVINCE, source: 'other', edition: 9 })).toMatchObject({ operation: 'reinstate' })
  })
})

describe('what stands beside what', () => {
  it('is needed whole where the same row ends the record today', () => {
    const said = notice({ repairedOn: '2026-05-25' })
    const needs = (today: string) => needsBody(current(listed(said)), { incoming: said, digest: digestOf(said) }, on(today))
    expect([needs('2026-05-24'), needs('2026-05-25')]).toEqual([false, true])
  })

  it('is compared with the word of its own source, be there several beside it', () => {
    const two = current(listed(notice({}, '省里的标题'), shown(), { ...PROVINCE, edition: 8 }))
    const district: DecisionContext = { ...CITY, source: 'district', precedence: 3, edition: 9 }
    const three = current(listed(notice({}, '区里的标题'), two, district))
    const needs = (title: string) => needsBody(three, { incoming: notice({}, title), digest: digestOf(notice({}, title)) }, district)
    expect([needs('区里的标题'), needs('省里的标题')]).toEqual([false, true])
  })

  it('is told by its digest alone where its content was not asked for', () => {
    expect(listed(notice(), { ...shown(), body: undefined }, on('2026-05-21'))).toBeNull()
    // Whoever decides without it what becomes public is stopped.
    expect(() => listed(notice({}, '省里的标题'), { ...shown(), body: undefined }, { ...PROVINCE, edition: 8 })).toThrow(
      'notice/n.1: decided without the content of what stands',
    )
  })

  it('is the same with a field more that says nothing', () => {
    const before = shown()
    const aged = { ...before, digest: 'of another age', body: Object.assign({ later: null }, before.body) }
    expect(listed(notice(), aged, on('2026-05-21'))).toBeNull()
  })

  it('goes on changing where a clock that may be right is past its day', () =>
    expect(
      listed(notice({ publicUntil: '2026-05-31' }, '别的标题'), shown({ publicUntil: '2026-05-31' }), {
        ...on('2026-05-21'),
        clockDay: '2026-06-01',
      }),
    ).toMatchObject({ operation: 'change' }))

  it('ended by its own source comes back by it, whatever place it takes now', () => {
    const ended = current(listed(notice({ withdrawn: '撤下' }), shown(), on(TODAY)))
    expect(listed(notice(), ended, { ...on('2026-06-01'), precedence: 3 })).toMatchObject({ operation: 'reinstate' })
  })

  it('ended by a day that an earlier source declared comes back by a later day only', () => {
    const ofProvince = current(listed(notice(), undefined, PROVINCE))
    const ended = current(listed(notice({ publicUntil: '2026-05-19' }), ofProvince, { ...CITY, edition: 8 }))
    expect(ended).toMatchObject({ state: 'expired', source: 'province', publicUntil: null })
    const again = (over: Said) => listed(notice(over), ended, { ...PROVINCE, edition: 9, today: '2026-06-01' })
    expect([again({}), again({ publicUntil: '2027-05-19' })?.operation]).toEqual([null, 'reinstate'])
  })
})

it('says of an erased version that it was deleted by law', () => expect(ERASED_REASON).toMatch(/依法删除/))
