import { basename } from 'node:path'
import { OBJECTION_DESK } from '../../../shared/objections/words'
import { hex, type Randomness } from '../../../shared/tips/crypto/bytes'
import type { SignedCertificate } from '../../../shared/tips/crypto/certificate'
import { openKeyFile, readKeyFile, sealKeyFile, type KeyFileContent } from '../../../shared/tips/crypto/keyFile'
import { sm2KeyPair, sm2PublicKey } from '../../../shared/tips/crypto/suite1'
import { DEMO_ROOT_PUBLIC } from '../../../shared/tips/demo'
import { writeCanary } from '../../tips/keys/canaryFile'
import { inGroups, readCertificates, writeCertificates } from '../../tips/keys/certificatesFile'
import { issueCanary, issueDesk, issueObjections, issueRecovery, type Issue } from '../../tips/keys/issue'
import { fromPaper, PAPER_LINES, readLine } from '../../tips/keys/paper'
import { openRoot, readRootFile, sealRoot } from '../../tips/keys/rootFile'
import type { Term } from '../../tips/keys/term'
import { coverageOf, judge } from '../../tips/keys/validity'
import { CANARY_DESK } from '../../tips/settings'
import { UsageError } from '../runCli'
import { demandFree, readGiven, writeNew, type NewFile } from './files'
import type { Passphrases } from './passphrases'
import { coverageSheet, issueSheet, rootSheet } from './sheets'

/** What each command does. Effects come in through `Ceremony`. */

export interface Ceremony {
  say: (text: string) => void
  passphrases: Passphrases
  askLine: (question: string) => Promise<string>
  randomness: Randomness
  now: () => Date
  /** folder for new files */
  out: string
  /** cost of guessing a passphrase; absent: the usual one */
  cost?: number | undefined
}

const ROOT_FILE = 'root.key.json'
const costOf = ({ cost }: Ceremony) => (cost === undefined ? {} : { n: cost })
const jsonText = (value: unknown): string => JSON.stringify(value, null, 1) + '\n'

/** Makes the root of the oversight body. With `paper` its private half is printed for copying by hand too. */
export async function makeRoot(ceremony: Ceremony, { paper }: { paper: boolean }): Promise<number> {
  const { say, randomness, passphrases, out } = ceremony
  demandFree(out, [ROOT_FILE])
  say('第一步：由监督机构（不是受理台）设置口令。请用不联网的电脑，做完后删净。')
  const passphrase = await passphrases.set('root')
  say('第二步：生成监督根密钥（SM2 签名）。以后每一把受理密钥都由它签名，手机只认它。')
  const { privateKey } = sm2KeyPair(randomness)
  return saveRoot(ceremony, privateKey, { passphrase, paper })
}

/** Makes the file of a root again from its four lines on paper. */
export async function restoreRoot(ceremony: Ceremony): Promise<number> {
  const { say, askLine, passphrases, out } = ceremony
  demandFree(out, [ROOT_FILE])
  say(`第一步：照纸上抄写的输入，共 ${PAPER_LINES} 行。每行末尾是校验符，输错会立刻指出。`)
  const lines: number[][] = []
  while (lines.length < PAPER_LINES) {
    const symbols = readLine(await askLine(`第 ${lines.length + 1} 行：`))
    if (symbols) lines.push(symbols)
    else say('这一行有一处不对，请对照纸上再输一遍。')
  }
  const privateKey = fromPaper(lines)
  if (!privateKey) throw new UsageError('这几行不是同一把密钥，或次序不对。没有写任何文件。')
  say('第二步：设置口令。写完后请核对下面的指纹与纸上的是否一致。')
  return saveRoot(ceremony, privateKey, { passphrase: await passphrases.set('root'), paper: false })
}

function saveRoot(ceremony: Ceremony, privateKey: Uint8Array, { passphrase, paper }: { passphrase: string; paper: boolean }): number {
  const file = sealRoot(privateKey, passphrase, ceremony.randomness, costOf(ceremony))
  writeNew(ceremony.out, [{ name: ROOT_FILE, text: jsonText(file), secret: true }])
  ceremony.say(
    rootSheet({ file: ROOT_FILE, out: ceremony.out, publicKey: hex(sm2PublicKey(privateKey)), paper: paper ? privateKey : null }),
  )
  return 0
}

export interface DeskCall {
  desk: string
  root: string
  term: Term
  canary: boolean
}

/** Makes a quarter of keys of a desk, and of the canary, signed by the root. */
export async function makeDesk(ceremony: Ceremony, { desk, root, term, canary }: DeskCall): Promise<number> {
  const { say, passphrases, randomness } = ceremony
  const rootFile = readRootFile(readGiven(root), basename(root))
  const holders = ['handler', 'payer'] as const
  demandFree(ceremony.out, [...namesOf(desk, term, holders), ...(canary ? [canaryName(term)] : [])])
  say(`第一步：监督机构打开根密钥（公钥指纹 ${inGroups(rootFile.publicKey.slice(2))}），只在这台电脑的内存里用一次。`)
  const rootPrivate = openRoot(rootFile, await passphrases.give('root'))
  say('第二步：各持有人各设各的口令，互不告知。经办人打不开姓名，发奖励的人打不开内容。')
  const chosen: Record<string, string> = {}
  for (const holder of holders) chosen[holder] = await passphrases.set(holder)
  say(`第三步：生成并签名 ${term.weeks} 周的密钥：密封密钥每把七天、六天一换，另有签名、身份密钥${canary ? '和自检密钥' : ''}。`)
  const made = issueDesk({ desk, term, root: rootPrivate, randomness })
  const trial = canary ? issueCanary({ term, root: rootPrivate, randomness }) : { certificates: [], files: [] }
  const issue = { certificates: [...made.certificates, ...trial.certificates], files: [...made.files, ...trial.files] }
  return saveIssue(ceremony, { desk, term, issue, chosen, root: rootFile.publicKey })
}

/** Makes the recovery key of a desk for a quarter, which a third body keeps. */
export async function makeRecovery(ceremony: Ceremony, { desk, root, term }: Omit<DeskCall, 'canary'>): Promise<number> {
  const { say, passphrases, randomness } = ceremony
  const rootFile = readRootFile(readGiven(root), basename(root))
  demandFree(ceremony.out, namesOf(desk, term, ['recovery']))
  say(`第一步：监督机构打开根密钥（公钥指纹 ${inGroups(rootFile.publicKey.slice(2))}）。`)
  const rootPrivate = openRoot(rootFile, await passphrases.give('root'))
  say('第二步：由第三方机关设置恢复密钥的口令，不告诉受理台和监督机构。')
  const chosen = { recovery: await passphrases.set('recovery') }
  say('第三步：生成并签名恢复密钥，管一个季度。')
  const issue = issueRecovery({ desk, term, root: rootPrivate, randomness })
  return saveIssue(ceremony, { desk, term, issue, chosen, root: rootFile.publicKey })
}

/** Makes the key of those who work on objections for a quarter. */
export async function makeObjectionKey(ceremony: Ceremony, { root, term }: Pick<DeskCall, 'root' | 'term'>): Promise<number> {
  const { say, passphrases, randomness } = ceremony
  const rootFile = readRootFile(readGiven(root), basename(root))
  demandFree(ceremony.out, namesOf(OBJECTION_DESK, term, ['reviewer']))
  say(`第一步：监督机构打开根密钥（公钥指纹 ${inGroups(rootFile.publicKey.slice(2))}）。`)
  const rootPrivate = openRoot(rootFile, await passphrases.give('root'))
  say('第二步：由异议办理人设置口令。这把钥匙只打开提出异议的人的联系方式，打不开举报。')
  const chosen = { reviewer: await passphrases.set('reviewer') }
  say('第三步：生成并签名，管一个季度。')
  const issue = issueObjections({ term, root: rootPrivate, randomness })
  return saveIssue(ceremony, { desk: OBJECTION_DESK, term, issue, chosen, root: rootFile.publicKey })
}

const canaryName = ({ from }: Term): string => `canary-${from}.json`
const keyFileName = (desk: string, { from }: Term, holder: string): string => `${desk}-${from}-${holder}.keys.json`
const certificatesName = (desk: string, { from }: Term, holders: readonly string[]): string =>
  `certificates-${desk}${holders.includes('recovery') ? '-recovery' : ''}-${from}.json`
const namesOf = (desk: string, term: Term, holders: readonly string[]): string[] => [
  certificatesName(desk, term, holders),
  ...holders.map((holder) => keyFileName(desk, term, holder)),
]

interface Saving {
  desk: string
  term: Term
  issue: Issue
  chosen: Record<string, string>
  root: string
}

function saveIssue(ceremony: Ceremony, { desk, term, issue, chosen, root }: Saving): number {
  const { randomness, say, out } = ceremony
  const nameOf = ({ holder }: KeyFileContent): string => (holder === 'canary' ? canaryName(term) : keyFileName(desk, term, holder))
  const published: NewFile = {
    name: certificatesName(desk, term, Object.keys(chosen)),
    text: writeCertificates(issue.certificates),
    secret: false,
  }
  const keyFiles = issue.files.map((content): NewFile => {
    const { holder, keys } = content
    const text =
      holder === 'canary' ? writeCanary(keys) : jsonText(sealKeyFile(content, chosen[holder] ?? '', randomness, costOf(ceremony)))
    return { name: nameOf(content), text, secret: true }
  })
  writeNew(out, [published, ...keyFiles])
  const files = issue.files.map((content) => ({ name: nameOf(content), holder: content.holder }))
  say(issueSheet({ desk, term, out, root, published: published.name, certificates: issue.certificates, files }))
  return 0
}

/** Says what the certificates of some files are good for under a root. Returns 1 where one is bad or something is missing now. */
export function checkCertificates({ say, now }: Ceremony, files: readonly string[], root: string): number {
  const publicKey = rootKeyOf(root)
  if (publicKey === DEMO_ROOT_PUBLIC) say('注意：这是演示用的根密钥，谁都可以用它签名。')
  const verdicts = judge(
    files.flatMap((file) => readCertificates(readGiven(file), basename(file))),
    publicKey,
  )
  const seconds = Math.floor(now().getTime() / 1_000)
  const coverage = coverageOf(verdicts, seconds)
  say(coverageSheet(verdicts, coverage, seconds))
  const isWhole = verdicts.every(({ fault }) => fault === null) && coverage.every(({ goodNow }) => goodNow)
  return isWhole && verdicts.length > 0 ? 0 : 1
}

const PUBLISHED = 'certificates.json'

const readAll = (files: readonly string[]): SignedCertificate[] =>
  files.flatMap((file) => readCertificates(readGiven(file), basename(file)))

/**
 * Writes the one file that the service publishes out of several, where every certificate in them is good within its time.
 * Sealing certificates of the `lost` file stay out, so that no phone seals to a key nobody has.
 */
export function publish(ceremony: Ceremony, files: readonly string[], { root, lost }: { root: string; lost: string | null }): number {
  demandFree(ceremony.out, [PUBLISHED])
  const all = readAll(files)
  const sealing = readAll(lost === null ? [] : [lost]).filter(({ desk, purpose }) => purpose === 'seal' && desk !== CANARY_DESK)
  const gone = new Set(sealing.map(({ keyId }) => keyId))
  const kept = all.filter(({ keyId }) => !gone.has(keyId))
  const certificates = [...new Map(kept.map((one) => [`${one.keyId}/${one.desk}/${one.purpose}`, one])).values()]
  const bad = judge(certificates, rootKeyOf(root)).filter(({ fault }) => fault !== null)
  for (const { certificate, fault } of bad) ceremony.say(`不能用：${certificate.desk} ${certificate.keyId}：${fault}`)
  if (bad.length > 0) {
    ceremony.say('没有写文件。')
    return 1
  }
  if (gone.size > 0) ceremony.say(`不再公布丢了的 ${gone.size} 把密封密钥。那一轮的签名证书留着：旧的答复靠它验证。`)
  writeNew(ceremony.out, [{ name: PUBLISHED, text: writeCertificates(certificates), secret: false }])
  ceremony.say(
    `已写出 ${PUBLISHED}（文件夹 ${ceremony.out}）：${certificates.length} 张证书。放到服务器上，TIP_CERTIFICATES 指向它；服务会自己读入，不必重启。`,
  )
  return 0
}

/** A root's public key from its 130 hex digits or from its file. */
export function rootKeyOf(root: string): string {
  if (/^04[0-9a-f]{128}$/i.test(root)) return root.toLowerCase()
  return root === 'demo' ? DEMO_ROOT_PUBLIC : readRootFile(readGiven(root), basename(root)).publicKey
}

/** A week is left to re-wrap what is open; after it the key has to go. */
const KEPT_AFTER_END = 7 * 86_400

/** Writes a key file anew without the sealing keys that ended a week ago. */
export async function prune(ceremony: Ceremony, file: string): Promise<number> {
  const { say, passphrases, randomness, now, out } = ceremony
  const stored = readKeyFile(readGiven(file))
  const { holder } = stored
  if (holder !== 'handler') throw new UsageError(`${basename(file)} 里没有密封密钥，不必清理`)
  demandFree(out, [basename(file)])
  const passphrase = await passphrases.give(holder)
  const content = openKeyFile(stored, passphrase)
  const limit = Math.floor(now().getTime() / 1_000) - KEPT_AFTER_END
  const kept = content.keys.filter(({ certificate }) => certificate.purpose !== 'seal' || certificate.notAfter >= limit)
  const gone = content.keys.length - kept.length
  if (gone === 0) {
    say('没有到期满一周的密封密钥，不必清理，没有写文件。')
    return 0
  }
  const text = jsonText(sealKeyFile({ ...content, keys: kept }, passphrase, randomness, costOf(ceremony)))
  writeNew(out, [{ name: basename(file), text, secret: true }])
  say(`已写出 ${out} 里的 ${basename(file)}：去掉 ${gone} 把到期满一周的密封密钥，还有 ${kept.length} 把。`)
  say('现在请销毁旧文件和它的每一份拷贝（U 盘、回收站、备份）：旧文件还在，那几周的举报就还能被打开。')
  return 0
}
