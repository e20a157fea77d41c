import { existsSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import iconv from 'iconv-lite'
import { pack } from 'tar-stream'
import { membersOf } from '../../../../server/mirror/formats/archive'
import type { Packed } from '../../../../server/mirror/sources'
import { rawOf, readWhole } from '../../../support/parse'
import { enterpriseSource } from '../../../support/sources'
import { zipOf } from '../../../support/workbooks'

const HEADER = '名称,代码,成立日期,法定代表人\n'
const FILES = { '名册/一.csv': `${HEADER}甲,A1,,\n`, '名册/二.csv': `${HEADER}乙,A2,,\n坏,A3,坏,\n`, '说明.txt': '说明' }

async function tarOf(files: Record<string, string>): Promise<Buffer> {
  const tar = pack()
  tar.entry({ name: '名册/', type: 'directory' })
  tar.entry({ name: '链接.csv', type: 'symlink', linkname: '/etc/passwd' })
  for (const [name, text] of Object.entries(files)) tar.entry({ name }, text)
  tar.finalize()
  const pieces: Buffer[] = []
  for await (const piece of tar) pieces.push(piece as Buffer)
  return gzipSync(Buffer.concat(pieces))
}

async function members(bytes: Buffer, packed: Partial<Packed>): Promise<[name: string, text: string][]> {
  const found: [string, string][] = []
  const raw = rawOf(bytes, '名册.csv.gz')
  for await (const { name, path } of membersOf(raw, { as: 'zip', pattern: '*.csv', ...packed }))
    found.push([name, readFileSync(path, 'utf8')])
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

it('unpacks files of a tar.gz and no links, and a single gz', async () => {
  expect(await members(await tarOf(FILES), { as: 'tar.gz' })).toEqual(CSVS)
  expect(await members(gzipSync('内容'), { as: 'gz' })).toEqual([['名册.csv', '内容']])
})

it('writes nowhere that a name points to', async () => {
  const name = '../../../../../../tmp/mingan-must-not-be.csv'
  expect(await members(zipOf({ [name]: '1' }), {})).toEqual([[name, '1']])
  expect(await members(await tarOf({ [name]: '1' }), { as: 'tar.gz' })).toEqual([[name, '1']])
  expect(existsSync('/tmp/mingan-must-not-be.csv')).toBe(false)
})

it.each<[string, () => Buffer | Promise<Buffer>, Partial<Packed>, string]>([
  ['of another kind', () => gzipSync('x'), {}, '登记的是 zip 压缩包，送来的是GZIP 压缩文件'],
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
