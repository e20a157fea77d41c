import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import ts from 'typescript'
import { KINDS } from '../shared/kinds/index'

/** The rules of the house, held against every import there is. */

const ROOT = join(__dirname, '..')
const SOURCE = /\.(ts|tsx)$/

function filesBelow(folder: string): string[] {
  return readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && SOURCE.test(entry.name))
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)))
    .filter((file) => !file.includes('/dist/'))
}

interface Import {
  from: string
  to: string
  typeOnly: boolean
}

function importsOf(file: string): Import[] {
  const text = readFileSync(join(ROOT, file), 'utf8')
  return [
    ...text.matchAll(/(?:^|\n)\s*(?:import|export)\s+(type\s+)?(?:[\w$*\s{},]*?from\s+)?['"]([^'"]+)['"]|import\(['"]([^'"]+)['"]\)/g),
  ].map(([, type, plain, dynamic]) => ({
    from: file,
    to: place(file, plain ?? dynamic ?? ''),
    typeOnly: type !== undefined,
  }))
}

/** A file of ours as its path, anything else by the name of its package. */
function place(from: string, request: string): string {
  const local = request.replace(/^@shared\//, join(ROOT, 'shared') + '/').replace(/^@\//, join(ROOT, 'miniapp/src') + '/')
  if (!local.startsWith('.') && !local.startsWith('/')) return request
  const path = resolve(join(ROOT, dirname(from)), local)
  const found = ['', '.ts', '.tsx', '/index.ts', '/index.tsx'].map((end) => path + end).find((one) => existsSync(one) && SOURCE.test(one))
  return relative(ROOT, found ?? path)
}

const all = ['shared', 'server', 'miniapp/src', 'miniapp/desk/src'].flatMap(filesBelow).flatMap(importsOf)
const from = (folder: string) => all.filter((one) => one.from.startsWith(folder + '/'))
const told = (found: Import[]) => found.map((one) => `${one.from} → ${one.to}`)

it('reads the imports it judges', () => {
  expect(all.length).toBeGreaterThan(400)
  expect(from('miniapp/src').some((one) => one.to === 'shared/vocabulary.ts')).toBe(true)
})

/** What leads back to itself by some way; each circle once, as the way round it. */
function circles(edges: readonly Pick<Import, 'from' | 'to'>[]): string[] {
  const next = new Map<string, string[]>()
  for (const { from: one, to } of edges) if (one !== to) next.set(one, [...(next.get(one) ?? []), to])
  const found: string[] = []
  const done = new Set<string>()
  const walk = (at: string, way: string[]): void => {
    if (way.includes(at)) found.push([...way.slice(way.indexOf(at)), at].join(' → '))
    if (done.has(at) || way.includes(at)) return
    for (const to of next.get(at) ?? []) walk(to, [...way, at])
    done.add(at)
  }
  for (const at of next.keys()) walk(at, [])
  return found
}

/** A folder of the server, or a file beside its folders; the mirror is a house of rooms itself. */
const roomOf = (file: string): string =>
  file
    .split('/')
    .slice(0, file.startsWith('server/mirror/') ? 3 : 2)
    .join('/')

it('lets no file import itself by a way round, not even for a type', () => {
  expect(circles(all)).toEqual([])
})

it('lets no room of the server lean on one that leans on it', () => {
  const between = all.filter(({ from: one, to }) => one.startsWith('server/') && to.startsWith('server/'))
  expect(circles(between.map(({ from: one, to }) => ({ from: roomOf(one), to: roomOf(to) })))).toEqual([])
})

it('keeps shared free of everything, but for the two files that know the algorithms', () => {
  expect(told(from('shared').filter((one) => !one.to.startsWith('shared/') && one.to !== 'zod'))).toEqual([
    'shared/tips/crypto/passphrase.ts → @noble/hashes/scrypt',
    'shared/tips/crypto/suite1.ts → sm-crypto-v2',
  ])
})

it('keeps server and pages apart', () => {
  expect(told(from('server').filter((one) => one.to.startsWith('miniapp/src')))).toEqual([])
  expect(told(from('miniapp/src').filter((one) => one.to.startsWith('server/')))).toEqual([])
  expect(told(from('miniapp/desk/src').filter((one) => /^(server|miniapp\/src)\//.test(one.to)))).toEqual([])
})

it('keeps the embedded store a stranger to the application', () => {
  expect(
    told(from('server/embedded').filter((one) => /^(shared|server|miniapp)\//.test(one.to) && !one.to.startsWith('server/embedded/'))),
  ).toEqual([])
  const users = all.filter((one) => one.to.startsWith('server/embedded/') && !one.from.startsWith('server/embedded/'))
  expect(told(users)).toEqual(['server/store.ts → server/embedded/index.ts'])
})

/** A question to a collection of the store, in whatever way it is put. */
const ASKS_THE_STORE = /\bdb\.(?!connection\b)\w+\s*\.\w|\.lean[<(]|\.collection\b/

/** The rooms of the public record and those of tips: two journeys that meet in main.ts only. */
const OF_THE_RECORD = /^server\/(mirror|read)\//
const KNOWS_NO_TIPS = /^server\/(mirror|read|editions)\//
/** What answers for the record knows tips neither; `description` tells of the whole API, and knows only its contract. */
const ANSWERS_OF_THE_RECORD =
  /^server\/(presenters\/|kinds\/|privacy\/|routes\/(changes|city|description|evidence|health|lists|mirror|plainPages|records|readDeps)\.ts$)/
const OF_TIPS = /^server\/((tips|desk|filings|objections|replies)\/|routes\/(tips|desk|objections|replies))/

/** Everything that a set of files reaches, with the way there. */
function reachedFrom(isStart: (file: string) => boolean, edges: readonly Import[]): Map<string, string> {
  const ways = new Map<string, string>()
  const visit = (file: string, way: string) => {
    if (ways.has(file)) return
    ways.set(file, way)
    for (const { to } of edges.filter((edge) => edge.from === file)) visit(to, `${way} → ${to}`)
  }
  for (const { from: file } of edges) if (isStart(file)) visit(file, file)
  return ways
}

const waysInto = (room: RegExp, start: RegExp, edges: readonly Import[]) =>
  [...reachedFrom((file) => start.test(file), edges)].filter(([file]) => room.test(file)).map(([, way]) => way)

it('keeps tips and the public record strangers, by types and by way of others too', () => {
  expect(waysInto(OF_THE_RECORD, OF_TIPS, all)).toEqual([])
  expect(waysInto(OF_TIPS, KNOWS_NO_TIPS, all)).toEqual([])
  expect(waysInto(OF_TIPS, ANSWERS_OF_THE_RECORD, all)).toEqual([])
  // The rule sees what it is there to see.
  const made = (file: string, to: string): Import => ({ from: file, to, typeOnly: true })
  const wrong = [made('server/tips/submit.ts', 'server/x.ts'), made('server/x.ts', 'server/read/published.ts')]
  expect(waysInto(OF_THE_RECORD, OF_TIPS, wrong)).toEqual(['server/tips/submit.ts → server/x.ts → server/read/published.ts'])
  for (const route of ['tips', 'tipsDeps', 'desk', 'deskQueue', 'objections'])
    expect(waysInto(OF_THE_RECORD, OF_TIPS, [made(`server/routes/${route}.ts`, 'server/mirror/run/run.ts')])).toHaveLength(1)
  expect(waysInto(OF_TIPS, KNOWS_NO_TIPS, [made('server/editions/publish.ts', 'server/tips/x.ts')])).toHaveLength(1)
})

/** Every mention of the store by which a file could reach collections that are not its journey's. */
function storesIn(text: string, own: readonly string[]): string[] {
  const code = text.replace(/^import [^\n]*$/gm, '')
  const picked = [...code.matchAll(/\bPick<Db, ([^>]*)>/g)].flatMap(([, names = '']) =>
    [...names.matchAll(/'(\w+)'/g)].map(([, name = '']) => name),
  )
  const whole = /\bDb\b/.test(code.replace(/\bPick<Db, [^>]*>/g, '')) ? ['Db'] : []
  return [...whole, ...picked.filter((name) => !own.includes(name))]
}

const TIP_STORES = ['tips', 'tipParts']
const DESK_STORES = [...TIP_STORES, 'officers', 'deskSessions', 'deskProofs', 'audit']

it.each([
  ['server/read', []],
  ['server/presenters', []],
  ['server/routes', []],
  ['server/tips', TIP_STORES],
  ['server/desk', DESK_STORES],
  ['server/objections', ['objections']],
  ['server/replies', ['replies']],
])('hands %s the collections of its own journey and no others', (folder, own) => {
  const held = filesBelow(folder).flatMap((file) =>
    [...new Set(storesIn(readFileSync(join(ROOT, file), 'utf8'), own))].map((store) => `${file}: ${store}`),
  )
  expect(held).toEqual([])
})

it('knows a store that is another journey’s', () => {
  expect(storesIn("db: Pick<Db, 'tips' | 'versions'>", TIP_STORES)).toEqual(['versions'])
  expect(storesIn('import type { Db } from "x"\nconst read = (db: Db) => db.tips', [])).toEqual(['Db'])
  expect(storesIn("import type { RecordDb } from 'x'\ndb: RecordDb", [])).toEqual([])
})

it('lets no room of one journey know how the other one’s collections are kept', () => {
  const ofTips = /^server\/models\/(tip|officer|auditLine|desk|envelope|contact|objection|reply)/
  const ofRecord = /^server\/models\/(version|edition|change|run|finding|rawChunk|picture)/
  const record =
    /^server\/(mirror|read|editions|presenters)\/|^server\/routes\/(changes|city|evidence|lists|mirror|plainPages|records|readDeps)\.ts$/
  expect(told(all.filter((one) => record.test(one.from) && ofTips.test(one.to)))).toEqual([])
  expect(told(all.filter((one) => OF_TIPS.test(one.from) && ofRecord.test(one.to)))).toEqual([])
})

it('lets the clock know nothing of what it does', () => {
  const known = ['server/clock/', 'server/models/', 'server/log.ts', 'shared/']
  expect(
    told(from('server/clock').filter((one) => /^(server|miniapp)\//.test(one.to) && !known.some((room) => one.to.startsWith(room)))),
  ).toEqual([])
})

it('keeps the door free of every journey, and policies free of everything', () => {
  const known = ['server/door/', 'server/policies.ts', 'server/errors.ts', 'shared/']
  expect(
    told(from('server/door').filter((one) => /^(server|miniapp)\//.test(one.to) && !known.some((room) => one.to.startsWith(room)))),
  ).toEqual([])
  // Roles and desks are words of the contract.
  expect(all.filter((one) => one.from === 'server/policies.ts').map((one) => one.to)).toEqual(['shared/tips/words.ts', 'server/errors.ts'])
})

/** Who may ask what is a person's name or number outside the room that hides them, and why. */
const KNOWS_PERSONS: Readonly<Record<string, string>> = {
  'server/kinds/fineAccount/persons.ts': 'tells whom the purposes and answers of an agency name, in running texts and no column',
  'server/kinds/hazard/computed.ts': 'compares who put a hazard right with who checked that, before either is masked',
  'server/kinds/hazard/persons.ts': 'tells which cells of a hazard name somebody of a firm, and under which names',
  'server/kinds/inspection/textPersons.ts': 'tells who went on a visit, and who told of a finding, where a text alone names them',
  'server/kinds/penalty/parties.ts': 'tells the punished persons from the punished firms, by their names',
  'server/kinds/publicParty.ts': 'tells units from somebody where either may stand: who checked, who approved, who answers for it',
  'server/kinds/responsible.ts': 'names who holds no office on the board of a zone or a firm only where that person has agreed',
  'server/mirror/explain/holding.ts': 'tells a column of personal numbers by its cells',
  'server/mirror/formats/html.ts': 'tells whether a title holds the whole name of an organisation that its cell cuts',
}

it('hides persons in one room, which knows the types of fields and nobody who asks it', () => {
  const asking = from('server').filter((one) => one.to.startsWith('shared/codes/persons/') && !one.from.startsWith('server/privacy/'))
  expect([...new Set(asking.map((one) => one.from))].sort()).toEqual(Object.keys(KNOWS_PERSONS).sort())
  // Kinds hide nobody by that room: the types of their fields do. They ask only what is known of a credit code.
  expect(told(from('server/kinds').filter((one) => !one.typeOnly && one.to.startsWith('server/privacy/')))).toEqual([
    'server/kinds/enterprise/rules.ts → server/privacy/creditCode.ts',
    'server/kinds/hazard/persons.ts → server/privacy/creditCode.ts',
    'server/kinds/penalty/parties.ts → server/privacy/creditCode.ts',
  ])
  const known = ['server/privacy/', 'server/cellError.ts', 'shared/']
  expect(
    told(from('server/privacy').filter((one) => /^(server|miniapp)\//.test(one.to) && !known.some((room) => one.to.startsWith(room)))),
  ).toEqual([])
})

it('lets formats know bytes and tables only, and nothing of what a source declares', () => {
  const known = ['server/mirror/formats/', 'shared/']
  expect(
    told(
      from('server/mirror/formats').filter((one) => /^(server|miniapp)\//.test(one.to) && !known.some((room) => one.to.startsWith(room))),
    ),
  ).toEqual([])
})

it('lets what is read know nothing of how it is shown, nor of who asks', () => {
  const askers = /^server\/(presenters|routes|door|middleware|mirror)\//
  expect(told(from('server/read').filter((one) => askers.test(one.to)))).toEqual([])
  expect(told(from('server/presenters').filter((one) => /^server\/(routes|door|middleware)\//.test(one.to)))).toEqual([])
})

it('keeps the way to the store out of the routes: they parse, allow, ask and present', () => {
  const asking = filesBelow('server/routes').filter((file) => ASKS_THE_STORE.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(asking).toEqual([])
  expect(told(from('server/routes').filter((one) => /^server\/(models|editions|embedded|store)/.test(one.to) && !one.typeOnly))).toEqual([])
  // The rule sees what it is there to see.
  for (const line of ['await db.runs\n    .find({ source })', 'deps.db.versions.collection', '  .lean<RunDoc>()'])
    expect(line).toMatch(ASKS_THE_STORE)
})

/** What a route may say in words: of what stands in a request, beside the error that it throws. Everything else is worded by presenters. */
const WORDS_OF_AN_ERROR = /new ApiError\([^\n]*$/
/** The one route that answers a person who has lost the way, by a page of its own. */
const PAGE_OF_ITS_OWN = 'server/routes/web.ts'

const worded = (text: string): string[] =>
  text
    .split('\n')
    .filter((line) =>
      /\p{Script=Han}|URLSearchParams|urn:/u.test(line.replace(/^\s*(?:\*|\/\/|\/\*\*).*/, '').replace(WORDS_OF_AN_ERROR, '')),
    )

it('lets routes word nothing and build no address: presenters do', () => {
  const wording = filesBelow('server/routes').filter((file) => worded(readFileSync(join(ROOT, file), 'utf8')).length > 0)
  expect(wording).toEqual([PAGE_OF_ITS_OWN])
  // The rule sees what it is there to see.
  const wrong = [
    '  title: `${city.name}的变更`,',
    "const id = 'urn:mingan:x'",
    'return new URLSearchParams(given)',
    "throw new ApiError('x', { y: '没有' })",
    '/** 行政处罚法 */',
  ]
  expect(worded(wrong.join('\n'))).toEqual(wrong.slice(0, 3))
})

it('registers every address of the API by its contract', () => {
  const registering = filesBelow('server').filter((file) =>
    /\brouter\.(get|post|put|patch|delete|del|all)\(/.test(readFileSync(join(ROOT, file), 'utf8')),
  )
  expect(registering).toEqual([
    'server/routes/boards.ts',
    'server/routes/changes.ts',
    'server/routes/codeImages.ts',
    'server/routes/description.ts',
    'server/routes/health.ts',
    'server/routes/metrics.ts',
    'server/routes/plainPages.ts',
  ])
})

it.each([
  ['phone', 'miniapp/src'],
  ['desk', 'miniapp/desk/src'],
])('ships no schema library to the %s: what its pages import as values never reaches zod', (_name, folder) => {
  const reached = new Set<string>()
  const visit = (file: string) => {
    if (reached.has(file)) return
    reached.add(file)
    for (const one of all.filter((edge) => edge.from === file && !edge.typeOnly)) visit(one.to)
  }
  for (const file of filesBelow(folder)) visit(file)
  expect([...reached].filter((file) => file === 'zod' || file.startsWith('node:'))).toEqual([])
})

it('asks the network in one file of the pages only', () => {
  const asking = filesBelow('miniapp/src').filter((file) => /Taro\.request\b|\bfetch\(/.test(readFileSync(join(ROOT, file), 'utf8')))
  expect(asking).toEqual(['miniapp/src/api/request.ts'])
})

it('puts a boundary of ours into every page: Taro draws nothing where one fails', () => {
  const configs = readdirSync(join(ROOT, 'miniapp/src'), { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('/index.config.ts'))
  expect(configs.length).toBeGreaterThan(15)
  const bare = configs.filter(
    (file) => !/^export default bounded\(\w+\)$/m.test(readFileSync(join(ROOT, 'miniapp/src', file.replace('.config.ts', '.tsx')), 'utf8')),
  )
  expect(bare).toEqual([])
})

it('has no circle of imports', () => {
  const edges = new Map<string, string[]>()
  for (const one of all.filter((edge) => !edge.typeOnly)) edges.set(one.from, [...(edges.get(one.from) ?? []), one.to])
  const done = new Set<string>()
  const circles: string[] = []
  const walk = (file: string, path: string[]) => {
    if (path.includes(file)) return void circles.push([...path.slice(path.indexOf(file)), file].join(' → '))
    if (done.has(file)) return
    for (const next of edges.get(file) ?? []) walk(next, [...path, file])
    done.add(file)
  }
  for (const file of edges.keys()) walk(file, [])
  expect(circles).toEqual([])
})

/** Every text and every property of a file that is called like a kind, with its line. */
function kindsNamedIn(file: string, text = readFileSync(join(ROOT, file), 'utf8')): string[] {
  const named: string[] = []
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true, file.endsWith('x') ? ts.ScriptKind.TSX : ts.ScriptKind.TS)
  const visit = (node: ts.Node): void => {
    const name = ts.isStringLiteralLike(node) ? node.text : propertyIn(node)
    if (name !== null && Object.keys(KINDS).includes(name)) named.push(`${file}: ${name}`)
    ts.forEachChild(node, visit)
  }
  visit(source)
  return named
}

function propertyIn(node: ts.Node): string | null {
  if (ts.isPropertyAccessExpression(node)) return node.name.text
  if (ts.isPropertyAssignment(node) || ts.isPropertySignature(node) || ts.isShorthandPropertyAssignment(node))
    return ts.isIdentifier(node.name) ? node.name.text : null
  if (!ts.isBindingElement(node) || !ts.isObjectBindingPattern(node.parent)) return null
  const name = node.propertyName ?? node.name
  return ts.isIdentifier(name) ? name.text : null
}

/** Where what is decided of a tip is called as a kind is: what is paid for one, and the ledger of all that was paid. */
const REWARD_OF_A_TIP = [
  ...['MoveFields', 'MoveForm', 'PendingCard'].map((name) => `miniapp/desk/src/pages/case/${name}.tsx`),
  ...['filled', 'noteText', 'sealMove'].map((name) => `miniapp/desk/src/tips/${name}.ts`),
  'miniapp/src/tip/Reward.tsx',
  ...['budget', 'demand', 'effect', 'moves', 'needs', 'presentCase', 'rewardCheck'].map((name) => `server/desk/${name}.ts`),
  ...['tip', 'tipModel'].map((name) => `server/models/${name}.ts`),
  ...['index', 'officer', 'paths'].map((name) => `server/sample/tips/${name}.ts`),
  ...['filing', 'paid'].map((name) => `server/tips/${name}.ts`),
  'shared/api/desk.ts',
  'shared/tips/moves.ts',
]

/** Where a kind may be named outside its rooms, and why. */
const NAMED_OUTSIDE: Readonly<Record<string, string>> = {
  'miniapp/src/app.config.ts: enterprise': 'a folder of pages, whose addresses people have',
  'miniapp/desk/src/pages/RegisterPage.tsx: hazard': 'a word of tips',
  'miniapp/src/tip/seal.ts: hazard': 'a word of tips',
  'server/sample/tips/stories.ts: hazard': 'a word of tips',
  'server/tips/canary.ts: hazard': 'a word of tips',
  'shared/tips/words.ts: hazard': 'a word of tips',
  'miniapp/src/tip/receipt/WriteBack.tsx: reply': 'a word of tips',
  'shared/tips/clocks.ts: reply': 'a word of tips',
  'shared/tips/lifecycle.ts: reply': 'a word of tips',
  'shared/tips/moves.ts: reply': 'a word of tips',
  'miniapp/desk/src/tips/conflict.ts: zone': 'what a tip was started from: only a zone says where it is',
  'shared/api/city.ts: notice': 'the home page shows the newest notices',
  'shared/api/city.ts: zone': 'a place is asked for its zones',
  ...Object.fromEntries(REWARD_OF_A_TIP.map((file) => [`${file}: reward`, 'a word of tips'])),
}

it('names a kind in its own rooms only: what is special about one stands nowhere else', () => {
  const outside = ['shared', 'server', 'miniapp/src', 'miniapp/desk/src'].flatMap(filesBelow).filter((file) => !/(^|\/)kinds\//.test(file))
  expect(outside.length).toBeGreaterThan(400)
  expect([...new Set(outside.flatMap((file) => kindsNamedIn(file)))].sort()).toEqual(Object.keys(NAMED_OUTSIDE).sort())
  // The rule sees what it is there to see.
  const wrong = "if (kind === 'penalty') models.zone.find(body.notice); const { accident } = related; const x = { enterprise: 1, notice }"
  expect(kindsNamedIn('x.ts', wrong).map((one) => one.replace('x.ts: ', ''))).toEqual([
    'penalty',
    'zone',
    'notice',
    'accident',
    'enterprise',
    'notice',
  ])
})

it('knows no body by the fields that it happens to have', () => {
  const outside = ['shared', 'server', 'miniapp/src'].flatMap(filesBelow)
  expect(outside.filter((file) => /'\w+' in (?:\w+\.)*body\b(?!\.error)/.test(readFileSync(join(ROOT, file), 'utf8')))).toEqual([
    // The one answer of another shape: an error.
    'miniapp/src/api/request.ts',
  ])
})

/** The files that make up a kind; every kind has them all. */
const ROOMS_OF_A_KIND = (kind: string): string[] => [
  ...['words', 'schema'].map((name) => `shared/kinds/${kind}/${name}.ts`),
  ...['rules', 'sample'].map((name) => `server/kinds/${kind}/${name}.ts`),
  ...['index.ts', 'list.ts', 'Line.tsx', 'View.tsx'].map((name) => `miniapp/src/kinds/${kind}/${name}`),
]

it.each(Object.keys(KINDS))('has every room of %s', (kind) =>
  expect(ROOMS_OF_A_KIND(kind).filter((file) => !existsSync(join(ROOT, file)))).toEqual([]),
)

it('has no room of a kind that is none', () => {
  for (const house of ['shared', 'server', 'miniapp/src'])
    expect(
      readdirSync(join(ROOT, house, 'kinds'), { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort(),
    ).toEqual(Object.keys(KINDS).sort())
})

it('keeps words free of imports, and the rules of a kind free of whoever asks them', () => {
  expect(told(all.filter(({ from: file }) => /^shared\/kinds\/\w+\/words\.ts$/.test(file)))).toEqual([])
  const askers = /^server\/(mirror|read|routes|presenters|editions|tips|desk|door)\//
  expect(told(from('server/kinds').filter((one) => !one.typeOnly && askers.test(one.to)))).toEqual([])
})
