import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { parseDay } from '../../shared/codes/dates'
import { KeyFileError } from '../../shared/tips/crypto/keyFile'
import { DESKS } from '../../shared/tips/words'
import { CertificatesFileError } from '../tips/keys/certificatesFile'
import { RootFileError } from '../tips/keys/rootFile'
import type { Term } from '../tips/keys/term'
import { checkCertificates, makeDesk, makeRecovery, makeRoot, prune, publish, restoreRoot, type Ceremony } from './keys/commands'
import { askLine, passphrasesOfFile, passphrasesOfTerminal } from './keys/passphrases'
import { UsageError, runCli } from './runCli'

const USAGE = `npm run keys -- root [--paper]
npm run keys -- restore
npm run keys -- desk --root FILE --desk ${Object.keys(DESKS).join('|')} --from 2027-01-01 [--weeks 13] [--without-canary]
npm run keys -- recovery --root FILE --desk DESK --from 2027-01-01 [--weeks 13]
npm run keys -- check FILE... --root FILE|PUBLIC KEY
npm run keys -- publish FILE... --root FILE|PUBLIC KEY
npm run keys -- prune FILE

  root        监督机构的根密钥；--paper 同时打印私钥供手抄
  restore     凭手抄的四行重做根密钥文件
  desk        受理台一个季度的密钥和证书
  recovery    第三方机关保管的恢复密钥
  check       证书是否由根密钥签发，可用到什么时候
  publish     把几份证书并成服务器公布的 certificates.json，旧的签名证书也要并进去
  prune       写一份新的密钥文件，去掉到期满一周的密封密钥

  --out DIR              新文件放在哪里，默认当前文件夹；从不覆盖已有的文件
  --passphrase-file FILE 口令文件，每行“root: …”“handler: …”；只用于演练

退出码：0 完成，1 没有完成或检查不通过，2 用法不对
`

const OPTIONS = {
  root: { type: 'string' },
  desk: { type: 'string' },
  from: { type: 'string' },
  weeks: { type: 'string' },
  out: { type: 'string' },
  paper: { type: 'boolean' },
  'without-canary': { type: 'boolean' },
  'passphrase-file': { type: 'string' },
  help: { type: 'boolean' },
} as const

function readCall() {
  try {
    const { values, positionals } = parseArgs({ options: OPTIONS, allowPositionals: true })
    const [command, ...files] = positionals
    return { command, files, options: values }
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
type Options = ReturnType<typeof readCall>['options']

const WEEKS_MAX = 26

function termOf({ from, weeks = '13' }: Options): Term {
  const day = from === undefined ? null : parseDay(from)
  if (day === null) throw new UsageError('--from 要写从哪一天起，如 2027-01-01')
  if (!/^\d{1,2}$/.test(weeks) || Number(weeks) < 1 || Number(weeks) > WEEKS_MAX) throw new UsageError(`--weeks 要写 1 到 ${WEEKS_MAX} 周`)
  return { from: day, weeks: Number(weeks) }
}

function deskOf({ desk }: Options): string {
  if (desk === undefined || !Object.keys(DESKS).includes(desk)) throw new UsageError(`--desk 要写 ${Object.keys(DESKS).join(' 或 ')}`)
  return desk
}

function rootOf({ root }: Options): string {
  if (root === undefined) throw new UsageError('--root 要写监督根密钥文件')
  return root
}

async function main(): Promise<number> {
  const { command, files, options } = readCall()
  if (options.help || command === undefined) {
    process.stdout.write(USAGE)
    return options.help ? 0 : 2
  }
  const file = options['passphrase-file']
  const ceremony: Ceremony = {
    say: (text) => void process.stdout.write(text + '\n'),
    passphrases: file === undefined ? passphrasesOfTerminal() : passphrasesOfFile(file),
    askLine,
    randomness: (length) => new Uint8Array(randomBytes(length)),
    now: () => new Date(),
    out: resolve(options.out ?? '.'),
  }
  return inWords(() => run(command, files, options, ceremony))
}

function run(command: string, files: string[], options: Options, ceremony: Ceremony): Promise<number> | number {
  if (!['check', 'publish', 'prune'].includes(command) && files.length > 0) throw new UsageError(`不认识：${files.join(' ')}`)
  switch (command) {
    case 'root':
      return makeRoot(ceremony, { paper: options.paper === true })
    case 'restore':
      return restoreRoot(ceremony)
    case 'desk':
      return makeDesk(ceremony, {
        desk: deskOf(options),
        root: rootOf(options),
        term: termOf(options),
        canary: options['without-canary'] !== true,
      })
    case 'recovery':
      return makeRecovery(ceremony, { desk: deskOf(options), root: rootOf(options), term: termOf(options) })
    case 'check':
      if (files.length === 0) throw new UsageError('check 后面要写证书文件')
      return checkCertificates(ceremony, files, rootOf(options))
    case 'publish':
      if (files.length === 0) throw new UsageError('publish 后面要写证书文件')
      return publish(ceremony, files, rootOf(options))
    case 'prune': {
      const [file, ...more] = files
      if (file === undefined || more.length > 0) throw new UsageError('prune 后面要写一个密钥文件')
      return prune(ceremony, file)
    }
    default:
      throw new UsageError(`没有“${command}”这一步`)
  }
}

/** What is wrong with a file or a passphrase is told in words and ends with 1: nothing was written. */
async function inWords(work: () => Promise<number> | number): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const isTold = [KeyFileError, RootFileError, CertificatesFileError].some((known) => error instanceof known)
    if (!isTold) throw error
    process.stderr.write((error as Error).message + '\n')
    return 1
  }
}

runCli(main, USAGE)
