import { execFile } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'
import { encode } from 'uqr'
import { zoneBoards } from '../../server/kinds/zone/boards'
import { PosterError, printBoards } from '../../server/posters/print'
import { openPrinter } from '../../server/posters/printer'
import { bundleOf } from '../support/bundled'
import { temporaryFolder } from '../support/store'
import { usePages } from '../support/usePages'

/** `npm run posters`: boards as files for a printer. */

const pages = usePages()
let cli = ''
beforeAll(async () => {
  cli = await bundleOf(join(__dirname, '../../server/cli/posters.ts'), true)
})
const { dir, remove } = temporaryFolder()
afterAll(remove)

const PUBLIC = 'https://mingan.example'
const VACANT = '990104004-G3'

/** Runs beside the service that it asks. */
const run = (...options: string[]) =>
  new Promise<{ status: number; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [cli, ...options], { encoding: 'utf8', cwd: dir }, (error, stdout, stderr) =>
      resolve({ status: error === null ? 0 : Number(error.code), stdout, stderr }),
    )
  })

/** What is packed in a PDF: how pages are drawn, and which letters they use. */
function unpacked(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  return [...text.matchAll(/stream\r?\n/g)]
    .map(({ index }) => {
      try {
        return inflateSync(pdf.subarray(index + (text[index + 6] === '\r' ? 8 : 7))).toString('latin1')
      } catch {
        // A stream that is not packed.
        return ''
      }
    })
    .join('\n')
}

it('writes the board of a zone as a sheet of A3, with its words and its code', async () => {
  const { status, stdout, stderr } = await run('--zone', VACANT, '--size', 'a3', '--dir', 'out', '--service', pages.app.base)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain(`1/1 ${VACANT}`)
  expect(readdirSync(join(dir, 'out'))).toEqual([`${VACANT}-A3.pdf`])
  const pdf = readFileSync(join(dir, 'out', `${VACANT}-A3.pdf`))
  expect(pdf.toString('latin1').match(/\/MediaBox \[[^\]]*\]/g)).toEqual(['/MediaBox [0 0 841.91998 1191.12]'])
  const drawn = unpacked(pdf)
  // The letters of its name are told to whoever copies them.
  for (const letter of '长汀乡第网格空岗')
    expect(drawn.toLowerCase()).toContain(`<${(letter.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}>`)
  // Every black module of the code is a shape of its own.
  const { data } = encode(`${PUBLIC}/zones/${VACANT}`, { ecc: 'M', border: 4 })
  const black = data.flat().filter(Boolean).length
  const shapes = drawn.match(/^h$|\bre$/gm)?.length ?? 0
  expect(shapes).toBeGreaterThanOrEqual(black)
  expect(shapes).toBeLessThan(black * 1.2)
})

it('writes the board of a firm, and says so of one that names nobody who answers', async () => {
  const [boarded, bare] = ['91990100MA1XG6125W', '91990100MAAY4CL127']
  const { status, stdout, stderr } = await run('--firm', boarded, '--size', 'a4', '--dir', 'firms', '--service', pages.app.base)
  expect([status, stderr]).toEqual([0, ''])
  expect(stdout).toContain(`1/1 ${boarded}`)
  expect(readdirSync(join(dir, 'firms'))).toEqual([`${boarded}-A4.pdf`])
  const none = await run('--firm', bare, '--size', 'a4', '--dir', 'firms', '--service', pages.app.base)
  expect([none.status, none.stderr]).toEqual([1, `1/1 ${bare}：没有写成：页面上没有公布责任人，没有公示牌可打\n`])
  expect(readdirSync(join(dir, 'firms'))).toHaveLength(1)
})

it('prints nothing whose code would not lead to where people reach the service', async () => {
  const { items } = await pages.app.json<{ items: { id: string }[] }>(`/api/v1/zones?code=${VACANT}`)
  const record = { id: items[0]?.id ?? '', code: VACANT }
  const job = {
    browser: pages.browser,
    service: pages.app.base,
    publicUrl: 'https://other.example',
    boards: zoneBoards,
    sizes: ['A4'] as const,
  }
  await expect(printBoards(job, record)).rejects.toThrow(PosterError)
  await expect(printBoards(job, record)).rejects.toThrow(`二维码会是 ${PUBLIC}/zones/${VACANT}`)
})

it.each([
  [['--zone', '1', '--all'], '只写一个'],
  [['--zone', '1', '--firm', '1'], '只写一个'],
  [[], '只写一个'],
  [['--all', '--size', 'A5'], '没有 A5 这种纸'],
  [['--bogus'], '--bogus'],
  [['--all', '--service', 'http://127.0.0.1:1'], '请先启动服务'],
])('ends with 2 and says why: %j', async (options, words) => {
  const { status, stdout, stderr } = await run(...options)
  expect([status, stdout]).toEqual([2, ''])
  expect(stderr).toContain(words)
})

it('ends with 2 for a code that no zone or firm has', async () => {
  const { status, stderr } = await run('--zone', 'nothing', '--service', pages.app.base)
  expect(status).toBe(2)
  expect(stderr).toContain('没有编号是 nothing 的片区')
  expect((await run('--firm', '91990100MA00000000', '--service', pages.app.base)).stderr).toContain('没有编号是 91990100MA00000000 的企业')
})

it('says how to get the browser where it is not installed', () =>
  expect(openPrinter(() => Promise.reject(new Error("Cannot find package 'playwright-core'\nat x")))).rejects.toThrow(
    /npm ci --ignore-scripts.*打印公示牌.*Cannot find package 'playwright-core'）$/,
  ))
