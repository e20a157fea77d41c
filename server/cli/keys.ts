import { randomBytes } from 'node:crypto'
import { resolve } from 'node:path'
import { KeyFileError } from '../../shared/tips/crypto/keyFile'
import { DESKS } from '../../shared/tips/words'
import { CertificatesFileError } from '../tips/keys/certificatesFile'
import { RootFileError } from '../tips/keys/rootFile'
import {
  checkCertificates,
  makeDesk,
  makeObjectionKey,
  makeRecovery,
  makeRoot,
  prune,
  publish,
  restoreRoot,
  type Ceremony,
} from './keys/commands'
import { EnvelopesFileError } from './keys/envelopesFile'
import { costOf, deskOf, needed, readCall, rootOf, termOf, type Options } from './keys/options'
import { askLine, CancelledError, passphrasesOfFile, passphrasesOfTerminal } from './keys/passphrases'
import { recover } from './keys/recover'
import { UsageError, runCli } from './runCli'

const USAGE = `npm run keys -- root [--paper]
npm run keys -- restore
npm run keys -- desk --root FILE --desk ${Object.keys(DESKS).join('|')} --from 2027-01-01 [--weeks 13] [--without-canary]
npm run keys -- recovery --root FILE --desk DESK --from 2027-01-01 [--weeks 13]
npm run keys -- objections --root FILE --from 2027-01-01 [--weeks 13]
npm run keys -- check FILE... --root FILE|PUBLIC KEY
npm run keys -- publish FILE... --root FILE|PUBLIC KEY [--lost FILE]
npm run keys -- prune FILE
npm run keys -- recover --key FILE --certificates FILE --root FILE|PUBLIC KEY --desk DESK --envelopes FILE --out FILE

  root        监督机构的根密钥；--paper 同时打印私钥供手抄
  restore     凭手抄的四行重做根密钥文件
  desk        受理台一个季度的密钥和证书
  recovery    第三方机关保管的恢复密钥
  objections  办理异议的人的密钥，一个季度
  check       证书是否由根密钥签发，可用到什么时候
  publish     把几份证书并成服务器公布的 certificates.json，旧的签名证书也要并进去；
              --lost 丢了密钥的那一轮的证书文件，其中的密封证书不再公布
  prune       写一份新的密钥文件，去掉到期满一周的密封密钥
  recover     受理台丢了密钥：凭第三方机关的恢复密钥，把未办结的举报封给新密钥

  --out DIR              新文件放在哪里，默认当前文件夹；从不覆盖已有的文件；recover 写的是这一个文件
  --passphrase-file FILE 口令文件，每行“root: …”“handler: …”；只用于演练
  --scrypt-n N           猜一次口令的代价，默认 131072，只能更高
  --key FILE             恢复密钥文件
  --certificates FILE    服务器公布的 certificates.json，里面要有受理台的新证书
  --envelopes FILE       监督人从 desk.html 下载的待恢复的封套

退出码：0 完成，1 没有完成或检查不通过，2 用法不对
`

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
    cost: costOf(options),
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
    case 'objections':
      return makeObjectionKey(ceremony, { root: rootOf(options), term: termOf(options) })
    case 'check':
      if (files.length === 0) throw new UsageError('check 后面要写证书文件')
      return checkCertificates(ceremony, files, rootOf(options))
    case 'publish':
      if (files.length === 0) throw new UsageError('publish 后面要写证书文件')
      return publish(ceremony, files, { root: rootOf(options), lost: options.lost ?? null })
    case 'prune': {
      const [file, ...more] = files
      if (file === undefined || more.length > 0) throw new UsageError('prune 后面要写一个密钥文件')
      return prune(ceremony, file)
    }
    case 'recover':
      return recover(ceremony, {
        desk: deskOf(options),
        root: rootOf(options),
        key: needed(options, 'key'),
        certificates: needed(options, 'certificates'),
        envelopes: needed(options, 'envelopes'),
        to: resolve(needed(options, 'out')),
      })
    default:
      throw new UsageError(`没有“${command}”这一步`)
  }
}

/** What is wrong with a file or a passphrase is told in words and ends with 1: nothing was written. */
async function inWords(work: () => Promise<number> | number): Promise<number> {
  try {
    return await work()
  } catch (error) {
    const isTold = [KeyFileError, RootFileError, CertificatesFileError, EnvelopesFileError, CancelledError].some(
      (known) => error instanceof known,
    )
    if (!isTold) throw error
    process.stderr.write((error as Error).message + '\n')
    return 1
  }
}

runCli(main, USAGE)
