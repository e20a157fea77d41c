import { PURPOSES } from '../../../shared/tips/purposes'
import type { KeyHolder } from '../../../shared/tips/crypto/keyFile'
import type { SignedCertificate } from '../../../shared/tips/crypto/certificate'
import { fingerprintOf, inGroups } from '../../tips/keys/certificatesFile'
import { CANARY_DESK } from '../../tips/settings'
import { toPaper } from '../../tips/keys/paper'
import { lastDay, type Term } from '../../tips/keys/term'
import type { Coverage, Verdict } from '../../tips/keys/validity'
import type { Recovered } from './recovering'
import { deskWords, HOLDER_SHEET, PURPOSE_WORDS, timeWords } from './words'

/** What is printed at the end of each command: to be kept on paper. */

const RULE = '─'.repeat(40)
const sheet = (title: string, lines: readonly string[]): string => ['', RULE, title, RULE, ...lines, RULE].join('\n')

/** Sheet of a root. `paper`: its private half, printed only where it was asked for. */
export function rootSheet(root: { file: string; out: string; publicKey: string; paper: Uint8Array | null }): string {
  const { file, out, publicKey, paper } = root
  return sheet('监督根密钥 · 留存单', [
    `文件：${file}（文件夹 ${out}），有口令。由监督机构保管，离线，拷到两只 U 盘，分两处封存；不交受理台，不上服务器。`,
    `公钥（写进小程序、网页和 desk.html 的构建：TIP_ROOT_PUBLIC_KEY）：`,
    publicKey,
    `公钥指纹（抄在纸上，每次签发前核对）：${inGroups(publicKey.slice(2))}`,
    ...(paper === null
      ? ['没有打印私钥。要抄在纸上，请在生成时加 --paper。']
      : ['私钥（手抄四行，封进信封；凭它可以用 npm run keys -- restore 重做文件）：', ...toPaper(paper).map((line) => `    ${line}`)]),
    '什么时候再做：根密钥不到期。泄露或丢失时重做，小程序要重新提交审核。',
  ])
}

export interface IssueSheet {
  desk: string
  term: Term
  out: string
  root: string
  published: string
  certificates: readonly SignedCertificate[]
  files: readonly { name: string; holder: KeyHolder }[]
}

/** Sheet of a quarter of keys. */
export function issueSheet({ desk, term, out, root, published, certificates, files }: IssueSheet): string {
  const own = certificates.filter((one) => one.desk !== CANARY_DESK)
  return sheet(`${deskWords(desk)} · ${term.from} 至 ${lastDay(term)} · 留存单`, [
    `文件夹：${out}`,
    `公开：${published}（${certificates.length} 张证书，不含秘密）→ 用 npm run keys -- publish 并入服务器的 certificates.json`,
    ...files.map(({ name, holder }) => `保管：${name} → ${HOLDER_SHEET[holder]}`),
    `签发：监督根密钥，公钥指纹 ${inGroups(root.slice(2))}`,
    '证书指纹（抄在纸上，可与网页上公布的核对）：',
    ...own.map(
      (one) =>
        `    ${inGroups(fingerprintOf(one))}  ${PURPOSE_WORDS[one.purpose]}  ${timeWords(one.notBefore)} 至 ${timeWords(one.notAfter)}`,
    ),
    `什么时候再做：${lastDay(term)} 之前，连同下一个季度的恢复密钥。`,
    '每周：npm run keys -- prune 去掉到期满一周的密封密钥，销毁旧文件。',
  ])
}

export interface RecoverySheet {
  desk: string
  /** null where nothing was written */
  file: string | null
  results: readonly { name: string; result: Recovered }[]
}

/** What came of a recovery: how many, which were left out and why, and what to do next. */
export function recoverySheet({ desk, file, results }: RecoverySheet): string {
  const left = results.flatMap(({ name, result }) => ('why' in result ? [`没有恢复：${name}：${result.why}`] : []))
  const unchecked = results.flatMap(({ name, result }) => ('item' in result && result.unchecked ? [name] : []))
  return sheet(`${deskWords(desk)} · 恢复结果`, [
    `恢复 ${results.length - left.length} 件，没有恢复 ${left.length} 件，共 ${results.length} 件。`,
    ...left,
    ...unchecked.map((name) => `已恢复，是移交单，没有承诺可核对，请接手的台打开看过：${name}`),
    ...(file === null
      ? ['没有写文件。']
      : [
          `已写出 ${file}。里面只有新的封套，没有内容，也没有密钥。`,
          '下一步：监督人在 desk.html 的“换封”页上传这个文件；受理台载入新的密钥文件，打开几件看过。',
        ]),
    ...(left.length > 0 ? ['没有恢复的，服务器里原来的封套没有动。'] : []),
    '最后：从这台电脑删净封套文件和结果，恢复密钥文件重新封存，在封条上签名、写日期。',
  ])
}

/** What certificates are good for, now and until when. */
export function coverageSheet(verdicts: readonly Verdict[], coverage: readonly Coverage[], now: number): string {
  const bad = verdicts.filter(({ fault }) => fault !== null)
  return sheet(`证书检查 · ${timeWords(now)}`, [
    ...bad.map(
      ({ certificate, fault }) =>
        `不能用：${deskWords(certificate.desk)} ${PURPOSE_WORDS[certificate.purpose]} ${certificate.keyId}：${fault}`,
    ),
    ...coverage.map(
      ({ desk, purpose, until }) =>
        `${deskWords(desk)} ${PURPOSE_WORDS[purpose]}：${until === null ? '现在没有可用的' : `可用至 ${timeWords(until)}`}`,
    ),
    ...(verdicts.length === 0 ? ['文件里没有证书。'] : []),
    `共 ${verdicts.length} 张（${Object.keys(PURPOSES).length} 种用途），其中 ${bad.length} 张不能用。`,
  ])
}
