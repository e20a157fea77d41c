import { mkdirSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { loadEnvFile, readEnv } from '../env'
import { firmBoards } from '../kinds/enterprise/boards'
import { zoneBoards } from '../kinds/zone/boards'
import { SHEETS, type Boards, type SheetSize } from '../posters/define'
import { PosterError, printBoards } from '../posters/print'
import { openPrinter } from '../posters/printer'
import { publicUrlOf, recordsOf } from '../posters/records'
import { UsageError, readOptions, runCli } from './runCli'

/** The kinds of boards; `--all` prints those of the first, which hang in the street. */
const KINDS_OF_BOARDS = [zoneBoards, firmBoards] as const
const [STREET] = KINDS_OF_BOARDS
const ONE = KINDS_OF_BOARDS.map(({ option }) => `--${option} CODE`)

const USAGE = `npm run posters -- ${ONE.join(' | ')} | --all [--size A4|A3] [--dir DIR] [--service URL]

  把公示牌写成 PDF，给打印店用；内容和页面上“打印公示牌”打出来的一样。要用开发安装里的浏览器，服务要在运行。

${KINDS_OF_BOARDS.map(({ option, called }) => `  ${`--${option} CODE`.padEnd(14)} 只打这个编号的${called}`).join('\n')}
  --all          全部${STREET.called}
  --size SIZE    只要一种纸：${SHEETS.join('、')}；默认两种都要
  --dir DIR      写到哪个文件夹；默认 posters
  --service URL  服务的地址；默认按 HOST 和 PORT

退出码：0 全部写好，1 有的没有写成，2 用法不对、没有浏览器、服务没有回答
`

const readArguments = () =>
  readOptions({
    ...Object.fromEntries(KINDS_OF_BOARDS.map(({ option }) => [option, { type: 'string' as const }])),
    all: { type: 'boolean' },
    size: { type: 'string' },
    dir: { type: 'string' },
    service: { type: 'string' },
    help: { type: 'boolean' },
  } as const) as Readonly<Record<string, string | boolean | undefined>>

const textOf = (value: string | boolean | undefined): string | undefined => (typeof value === 'string' ? value : undefined)

function sizesOf(size: string | undefined): readonly SheetSize[] {
  if (size === undefined) return SHEETS
  const known = SHEETS.find((one) => one === size.toUpperCase())
  if (known === undefined) throw new UsageError(`没有 ${size} 这种纸：只有 ${SHEETS.join('、')}`)
  return [known]
}

/** Which boards are asked for, and of which code; undefined: of all. */
function askedIn(options: ReturnType<typeof readArguments>): { boards: Boards; code: string | undefined } {
  const named = KINDS_OF_BOARDS.flatMap((boards) => {
    const code = textOf(options[boards.option])
    return code === undefined ? [] : [{ boards, code }]
  })
  const asked = options.all === true ? [...named, { boards: STREET, code: undefined }] : named
  const [only] = asked
  if (only === undefined || asked.length > 1) throw new UsageError(`要写 ${ONE.join('、')} 或者 --all，只写一个`)
  return only
}

/** A code as a name of a file: what a file system may not hold is escaped, Chinese is not. `before`: how many bore the same code before it. */
const fileName = (code: string, before: number, size: SheetSize): string =>
  `${code.replace(/[^\p{L}\p{N}._-]/gu, encodeURIComponent)}${before === 0 ? '' : `(${before + 1})`}-${size}.pdf`

async function main(): Promise<number> {
  const options = readArguments()
  const say = (text: string) => void process.stdout.write(`${text}\n`)
  if (options.help === true) {
    process.stdout.write(USAGE)
    return 0
  }
  const { boards, code } = askedIn(options)
  const sizes = sizesOf(textOf(options.size))
  loadEnvFile()
  const { HOST, PORT } = readEnv()
  const service = (textOf(options.service) ?? `http://${HOST === '0.0.0.0' ? '127.0.0.1' : HOST}:${PORT}`).replace(/(?<!\/)\/+$/, '')
  const told = await publicUrlOf(service)
  if (told === undefined) say(`注意：没有设置 PUBLIC_URL，二维码会是 ${service}/…，街上的人打不开。只能试印，不要张贴。`)
  const publicUrl = told ?? service
  const records = await recordsOf(service, boards, code)
  if (records.length === 0)
    throw new UsageError(code === undefined ? `还没有公示的${boards.called}` : `没有编号是 ${code} 的${boards.called}`)
  const dir = resolve(textOf(options.dir) ?? 'posters')
  const browser = await openPrinter()
  try {
    mkdirSync(dir, { recursive: true })
    let failed = 0
    for (const [i, record] of records.entries()) {
      const before = records.slice(0, i).filter((one) => one.code === record.code).length
      const place = `${i + 1}/${records.length} ${record.code}`
      try {
        for (const [size, pdf] of await printBoards({ browser, service, publicUrl, boards, sizes }, record))
          writeFileSync(join(dir, fileName(record.code, before, size)), pdf)
        say(place)
      } catch (error) {
        if (!(error instanceof PosterError)) throw error
        failed++
        process.stderr.write(`${place}：没有写成：${error.message}\n`)
      }
    }
    say(`写好 ${records.length - failed} 处${boards.called}的公示牌：${dir}${failed === 0 ? '' : `；${failed} 处没有写成`}`)
    return failed === 0 ? 0 : 1
  } finally {
    await browser.close()
  }
}

runCli(main, USAGE)
