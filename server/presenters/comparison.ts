import type { City } from '../../shared/api/city'
import type { ComparedFirm, ComparedGrade, ComparedPoint, ComparisonAnswer, Decision } from '../../shared/api/decisions'
import { shanghaiClock, shanghaiDay } from '../../shared/codes/dates'
import { officialWords, reckonedWords, signed } from '../../shared/grading/words'
import { KINDS } from '../../shared/kinds/index'
import { UNKNOWN } from '../../shared/tones'
import { daysWords, standingWords } from './decisions'
import { escapeHtml } from './html'
import { plainDocument } from './plainPage'

/**
 * Firms beside each other as a page that prints: a table of all, and below it each with its decisions and points, every one with a link to its record.
 * Nothing ranks them, and what a measure is stands in quotation marks behind the number of its decision.
 */
export function presentComparison(city: Pick<City, 'name' | 'sample'>, { firms, table, edition, asOf }: ComparisonAnswer): string {
  const at = new Date(asOf)
  return plainDocument({
    title: `${firms.length} 家企业并列`,
    city,
    // It is made for whoever asks, and stands in no index.
    isIndexed: false,
    content: [
      `<h1>${firms.length} 家企业并列</h1>`,
      `<p>只列出已公布的情况，按询问的顺序，不排名次；没有列出的，不等于没有。</p>`,
      `<p class="quiet">数据截至 ${shanghaiDay(at)} ${shanghaiClock(at)}（第 ${edition} 版）${table === null ? '；本市没有公布计分规则' : `；计分规则：${escapeHtml(`${table.title}（${table.version}）`)}`}</p>`,
      `<section><h2>一览</h2>\n<table class="stack"><thead><tr>${COLUMNS.map((name) => `<th>${name}</th>`).join('')}</tr></thead>\n<tbody>${firms.map(rowOf).join('\n')}</tbody></table></section>`,
      ...firms.map(firmHtml),
      '<p class="link screen"><a href="/compare">另写几家企业来并列</a></p>',
    ],
  })
}

/** Where the codes are written. `isFresh`: nothing was asked yet; else no code, or too many, stand in the address, and that is said. */
export const presentNoComparison = (city: Pick<City, 'name' | 'sample'>, most: number, isFresh: boolean): string =>
  plainDocument({
    title: '把几家企业并列',
    city,
    isIndexed: false,
    content: [
      '<h1>把几家企业并列</h1>',
      isFresh ? '' : `<p class="warn">▲ 没有写要并列的企业，或者多于 ${most} 家。</p>`,
      `<section><form method="get" action="/compare"><p><label for="codes">统一社会信用代码，一行一个，1 至 ${most} 个</label><br><textarea id="codes" name="codes" rows="5" required></textarea></p>
<p><button>并列</button></p></form></section>`,
      `<p class="quiet">也可以直接写在地址里，用逗号隔开：/compare?codes=代码,代码</p>`,
      '<p class="link"><a href="/">到首页查找</a></p>',
    ],
  })

const nameOf = ({ name, known }: ComparedFirm): string => name ?? (known === 'unknown' ? '没有查到的代码' : `名称${UNKNOWN}`)

const CHECKS: Readonly<Record<ComparedFirm['check'], string>> = {
  valid: '',
  bad_check_digit: '校验位不对，请核对',
  malformed: '不是统一社会信用代码的写法，请核对',
}

const COLUMNS = ['企业', '在公示的决定', '公布的等级', '按规则重算'] as const

/** A line of the table. On a phone its cells stand below each other, each but the first with the name of its column. */
function rowOf(firm: ComparedFirm): string {
  const [, ...columns] = COLUMNS
  const cells = [standingWords(firm), ...gradeWords(firm)]
  const named = columns.map((name, i) => `<td data-name="${name}">${escapeHtml(cells[i] ?? UNKNOWN)}</td>`)
  return `<tr><th scope="row">${escapeHtml(nameOf(firm))}<br>${codeHtml(firm)}</th>${named.join('')}</tr>`
}

/** A code stands on one line; what is none may be as long as somebody likes. */
const codeHtml = ({ code, check }: Pick<ComparedFirm, 'code' | 'check'>): string =>
  check === 'malformed' ? escapeHtml(code) : `<span class="whole">${escapeHtml(code)}</span>`

/** The official grade, and the recomputed one; of a firm that no register lists neither is known. */
function gradeWords({ grade: told }: Pick<ComparedFirm, 'grade'>): [official: string, reckoned: string] {
  if (told === null) return ['不知道', '不知道']
  const { official, grade, sum } = told
  return [
    official === null ? UNKNOWN : officialWords(official),
    grade === null || sum === null ? '没有重算' : reckonedWords({ grade, sum }),
  ]
}

function firmHtml(firm: ComparedFirm): string {
  const check = CHECKS[firm.check]
  return `<section><h2>${escapeHtml(nameOf(firm))}</h2>
<p>${escapeHtml(firm.code)}</p>${check === '' ? '' : `\n<p class="warn">▲ ${check}</p>`}
${[...firmWords(firm)].map((words) => `<p>${escapeHtml(words)}</p>`).join('\n')}
${listOf('', [...firm.decisions.map((decision) => decisionHtml(decision, firm.replies)), ...firm.untold.map((record) => `没有公布决定文号或原文，措施不在这里转述：${linkTo(record)}${answered(record, firm.replies)}`)])}
${firm.grade === null ? '' : gradeHtml(firm.grade)}</section>`
}

function firmWords(firm: ComparedFirm): string[] {
  return [`${standingWords(firm)}。`, ...(firm.known === 'named' ? ['企业名录里没有这个代码，下面的记录写了它。'] : [])]
}

function decisionHtml({ decisionNo, measures, agency, record, by }: Decision, replies: ComparedFirm['replies']): string {
  const words = measures.map(({ text, ...days }) => `“${text}”（${daysWords(days)}）`).join('；')
  const named = by === 'name' ? '。来源没有写对代码，按企业名称对应，请核对' : ''
  return `${escapeHtml(`${decisionNo}：${words}。${agency}`)} ${linkTo(record)}${answered(record, replies)}${named}`
}

/** That the firm has answered a record, with a link to its words. */
const answered = ({ path: of }: Decision['record'], replies: ComparedFirm['replies']): string =>
  replies
    .filter(({ record }) => record.path === of)
    .map(({ path }) => `，<a href="${escapeHtml(path)}">企业有回应</a>`)
    .join('')

const gradeHtml = ({ sentence, differences, points, untold }: ComparedGrade): string =>
  `<h3>等级</h3><p>${escapeHtml(sentence)}</p>
${listOf('', differences.map(escapeHtml))}${listOf('计分', points.map(pointHtml))}${untold.length === 0 ? '' : `\n<p class="quiet">来源没有讲到全部日子，不知道还有没有：${escapeHtml(untold.join('、'))}</p>`}`

function pointHtml({ rule, points, atMost, sure, record, fallsAway }: ComparedPoint): string {
  const counted = atMost === null ? `${signed(points ?? 0)} 分` : `最高 ${atMost}`
  const until = fallsAway === null ? '计到整改为止，没有公布期限' : `计到 ${fallsAway}`
  return `${escapeHtml(`${rule}：${counted}，${until}${sure ? '' : '（有的情况没有公布，可能不计）'}`)} ${linkTo(record)}`
}

const linkTo = ({ kind, path }: Decision['record']): string => `<a href="${escapeHtml(path)}">${KINDS[kind]}记录</a>`

/** A list under its title, if it has one; nothing where there is nothing to list. */
const listOf = (title: string, items: readonly string[]): string =>
  items.length === 0 ? '' : `${title === '' ? '' : `<h3>${title}</h3>`}<ul>${items.map((item) => `<li>${item}</li>`).join('')}</ul>`
