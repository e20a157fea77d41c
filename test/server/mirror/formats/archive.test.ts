import { existsSync, readFileSync, statSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { pack } from 'tar-stream'
import { membersOf, type Packed } from '../../../../server/mirror/formats/archive'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'
import { zipOf } from '../../../support/workbooks'

const HEADER = '名称,代码,成立日期,法定代表人\n'
const FILES = { '名册/一.csv': `${HEADER}甲,A1,,\n`, '名册/二.csv': `${HEADER}乙,A2,,\n坏,A3,坏,\n`, '说明.txt': '说明' }

async function tarOf(files: Record<string, string>, link: { name: string; type: 'symlink' | 'link' } | null = null): Promise<Buffer> {
  const tar = pack()
  tar.entry({ name: '名册/', type: 'directory' })
  if (link) tar.entry({ ...link, linkname: '/etc/passwd' })
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text)
  tar.finalize()
  const pieces: Buffer[] = []
  for await (const piece of tar) pieces.push(piece as Buffer)
  return gzipSync(Buffer.concat(pieces))
}

async function members(bytes: Buffer, packed: Partial<Packed>): Promise<[name: string, text: string][]> {
  const found: [string, string][] = []
  const raw = rawOf(bytes, '名册.csv.gz')
  for await (const { name, path } of membersOf(raw, { as: 'zip', pattern: '*.csv', ...packed })) {
    expect(statSync(path).mode & 0o777).toBe(0o600)
    found.push([name, readFileSync(path, 'utf8')])
  }
  // Nothing of what was unpacked stays.
  expect(existsSync(`${raw.path}.member`)).toBe(false)
  return found
}
const CSVS = Object.entries(FILES).filter(([name]) => name.endsWith('.csv'))

it('leaves what programs have left behind, and knows names by any slash and case', async () => {
  const left = { '__MACOSX/._一.csv': '\0', '~$一.csv': '\0', '.DS_Store': '\0', '名册/三.CSV': HEADER }
  expect(await members(zipOf(left), {})).toEqual([['名册/三.CSV', HEADER]])
  await expect(members(zipOf({ '.DS_Store': '\0' }), { pattern: '*' })).rejects.toThrow('压缩包里没有来源文件')
})

it('unpacks what counts of a zip, names in GBK too', async () => {
  expect(await members(zipOf(FILES), {})).toEqual(CSVS)
  expect(
    await members(
      zipOf(FILES, (name) => iconv.encode(name, 'gb18030')),
      {},
    ),
  ).toEqual(CSVS)
})

it('unpacks files of a tar.gz, and a single gz', async () => {
  expect(await members(await tarOf(FILES), { as: 'tar.gz' })).toEqual(CSVS)
  expect(await members(await tarOf(FILES, { name: '链接.txt', type: 'symlink' }), { as: 'tar.gz' })).toEqual(CSVS)
  expect(await members(gzipSync('内容'), { as: 'gz' })).toEqual([['名册.csv', '内容']])
})

it('refuses an archive in which what counts is a link', async () => {
  for (const type of ['symlink', 'link'] as const)
    await expect(members(await tarOf(FILES, { name: '链接.csv', type }), { as: 'tar.gz' })).rejects.toThrow(
      '压缩包里的“链接.csv”是链接，不是文件，没有读：请来源放进文件本身',
    )
  // Of the two fields that say so in the directory of a zip: made on Unix, and the mode of a link.
  const zip = zipOf({ '链接.csv': '/etc/passwd' })
  const entry = zip.indexOf(Buffer.from('PK\x01\x02'))
  zip.writeUInt16LE(0x031e, entry + 4)
  zip.writeUInt32LE(0o100644 * 0x10000, entry + 38)
  expect(await members(zip, {})).toEqual([['链接.csv', '/etc/passwd']])
  zip.writeUInt32LE(0o120777 * 0x10000, entry + 38)
  await expect(members(zip, {})).rejects.toThrow('压缩包里的“链接.csv”是链接')
})

/** A tar header by hand, with a checksum that is right. */
function headerOf(name: string, size: string, type: string): Buffer {
  const header = Buffer.alloc(512)
  header.write(name, 0)
  header.write(size, 124)
  header.write('        ', 148)
  header.write(type, 156)
  header.write('ustar\u000000', 257)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(sum.toString(8).padStart(6, '0') + '\0 ', 148)
  return header
}
const filled = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.alloc((512 - (Buffer.byteLength(text) % 512)) % 512)])
const END = Buffer.alloc(1_024)
const pax = (record: string): Buffer[] => {
  const length = Buffer.byteLength(record) + 1 + 3
  const text = `${length} ${record}\n`
  return [headerOf('pax', Buffer.byteLength(text).toString(8), 'x'), filled(text)]
}

it.each([
  ['a size that is no number', [...pax('size=abc'), headerOf('a.csv', '1', '0'), filled('1'), END], '压缩包已损坏'],
  ['a size below nothing', [...pax('size=-5'), headerOf('a.csv', '1', '0'), filled('1'), END], '压缩包已损坏'],
  ['a header whose checksum is wrong', [headerOf('a.csv', '1', '0').fill('b', 0, 1), filled('1'), END], '压缩包已损坏'],
  ['a name of a gigabyte', [headerOf('pax', '7777777777', 'x'), END], '压缩包已损坏'],
  ['no end', [headerOf('a.csv', '1', '0'), filled('1')], '压缩包不完整'],
  ['a member that is cut', [headerOf('a.csv', '2000', '0'), filled('1')], '压缩包不完整'],
  [
    'much that nobody looks at',
    [headerOf('a.csv', '7000000000', '5'), ...Array<Buffer>(100).fill(Buffer.alloc(1024 * 1024))],
    '大得不合常理',
  ],
])('refuses a tar with %s', (_name, blocks, message) =>
  expect(members(gzipSync(Buffer.concat(blocks)), { as: 'tar.gz' })).rejects.toThrow(message),
)

it('reads long names and sizes however a tar writes them', async () => {
  const [long, longer] = [`${'长'.repeat(60)}.csv`, `${'名'.repeat(80)}.csv`]
  const blocks = [
    headerOf('././@LongLink', Buffer.byteLength(long).toString(8), 'L'),
    filled(long),
    headerOf('short', '3', '0'),
    filled('一'),
    ...pax(`path=${'x'.repeat(70)}.csv`),
    headerOf('short', '3', '0'),
    filled('二'),
    END,
  ]
  expect(await members(gzipSync(Buffer.concat(blocks)), { as: 'tar.gz' })).toEqual([
    [long, '一'],
    [`${'x'.repeat(70)}.csv`, '二'],
  ])
  expect(await members(await tarOf({ [longer]: '三' }), { as: 'tar.gz' })).toEqual([[longer, '三']])
})

it('refuses a member that is not what its checksum says', async () => {
  const bytes = zipOf({ 'a.csv': '2020-01-01' })
  const directory = bytes.indexOf('PK\x01\x02', 0, 'latin1')
  bytes[directory + 16] = (bytes[directory + 16] ?? 0) ^ 1
  await expect(members(bytes, {})).rejects.toThrow('压缩包已损坏（校验和不符）')
})

it('writes nowhere that a name points to', async () => {
  const name = '../../../../../../tmp/mingan-must-not-be.csv'
  expect(await members(zipOf({ [name]: '1' }), {})).toEqual([[name, '1']])
  expect(await members(await tarOf({ [name]: '1' }), { as: 'tar.gz' })).toEqual([[name, '1']])
  expect(existsSync('/tmp/mingan-must-not-be.csv')).toBe(false)
})

it.each<[string, () => Buffer | Promise<Buffer>, Partial<Packed>, string]>([
  ['of another kind', () => gzipSync('x'), {}, '登记的是 zip 压缩包，送来的是GZIP 压缩文件'],
  [
    'that is one of another program',
    () => Buffer.from([0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c]),
    {},
    '送来的是7z 压缩文件：请解开后放里面的文件，或者改用 zip',
  ],
  ['that is a web page', () => Buffer.from('<html>'), { as: 'gz' }, '登记的是 gz 压缩包，送来的是网页'],
  ['cut off', () => zipOf(FILES).subarray(0, 200), {}, '压缩包已损坏'],
  ['cut off', async () => (await tarOf(FILES)).subarray(0, 120), { as: 'tar.gz' }, '压缩包已损坏'],
  ['cut off', () => gzipSync('x'.repeat(9_999)).subarray(0, 30), { as: 'gz' }, '压缩包已损坏'],
  ['without a file that counts', () => zipOf({ '说明.txt': '' }), {}, '压缩包里没有来源文件'],
  ['that is a bomb', () => gzipSync(Buffer.alloc(70 * 1024 * 1024)), { as: 'gz' }, '压缩包解开后大得不合常理，没有读'],
])('refuses one %s', async (_name, bytes, packed, message) => {
  await expect(members(await bytes(), packed)).rejects.toThrow(message)
})

it('is one source: every row of every file with its place', async () => {
  const { counts, findings } = await readWhole(zipOf(FILES), enterpriseSource({ packed: { as: 'zip', pattern: '*.csv' } }))
  expect(counts).toEqual({ read: 3, accepted: 2, refused: 1, duplicate: 0, skipped: 0 })
  expect(findings.filter(({ severity }) => severity === 'refused')).toMatchObject([
    { place: '名册/二.csv', line: 3, reason: '“坏”不是日期' },
  ])
})
