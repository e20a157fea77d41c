import type { City, SourceState } from '../../shared/api/city'
import type { RecordAnswer } from '../../shared/api/records'
import { shanghaiClock, shanghaiDay } from '../../shared/codes/dates'
import { WORDS, type Kind } from '../../shared/kinds/index'
import { TONES, UNKNOWN, type Tone } from '../../shared/tones'
import { ruleOf } from '../kinds/index'
import type { Part, Section } from '../kinds/page'
import { pageOf } from './atom'
import { escapeHtml } from './html'
import { PLAIN_STYLE } from './plainStyle'

/** As many characters of what somebody asked for as a page repeats. */
const ASKED_MAX = 60

/** What a plain page is made of. */
interface PlainParts {
  answer: RecordAnswer
  /** how many more records of its kind bear the same code */
  others: number
  /** how its source does; null: it is not among the sources of today */
  source: SourceState | null
}

/** A record as a plain HTML page: what the API answers, in words, without a script; of one that is public no more why that is so. */
export function presentPlain(city: Pick<City, 'name' | 'sample'>, { answer, others, source }: PlainParts): string {
  const { record, judgement, asOf } = answer
  const { body } = record
  if (body === null) return presentPlainEnded(city, answer)
  const rules = ruleOf(record.kind)
  const title = rules.title(body) ?? WORDS[record.kind].name
  return plainDocument({
    title,
    city,
    isIndexed: true,
    content: [
      `<h1>${escapeHtml(title)}</h1>`,
      ...(judgement === null ? [] : [verdict(judgement, asOf)]),
      ...remarks(answer, others).map(partHtml),
      ...(rules.page?.sections(body, answer) ?? []).map(sectionHtml),
      sectionHtml(provenance(answer, source)),
      `<p class="screen link"><a href="${escapeHtml(pageOf(record))}">打开完整页面（变更记录、地图、举报）</a></p>`,
    ],
  })
}

/** What is said at the address of a record that is public no more: why and since when, and nothing of what it said. */
function presentPlainEnded(city: Pick<City, 'name' | 'sample'>, { record: { kind, tombstone } }: RecordAnswer): string {
  const { name } = WORDS[kind]
  const why = tombstone === null ? '它已不在公示中。' : `${tombstone.reason}（${tombstone.since} 起）。`
  return plainDocument({
    title: `这条${name}已不再公示`,
    city,
    isIndexed: false,
    content: [`<h1>这条${escapeHtml(name)}已不再公示</h1>`, `<p>${escapeHtml(why)}</p>`, HOME],
  })
}

/** What is said at an address of whose code nothing is known. */
export function presentPlainUnknown(city: Pick<City, 'name' | 'sample'>, kind: Kind, asked: string): string {
  const characters = [...asked]
  const shown = characters.length <= ASKED_MAX ? asked : `${characters.slice(0, ASKED_MAX).join('')}…`
  const { name, unit } = WORDS[kind]
  return plainDocument({
    title: `没有查到这${unit}`,
    city,
    isIndexed: false,
    content: [
      `<h1>没有查到这${escapeHtml(unit)}</h1>`,
      `<p>公示的${escapeHtml(name)}里没有“${escapeHtml(shown)}”。</p>`,
      `<p>${escapeHtml(ruleOf(kind).page?.unknown ?? '')}</p>`,
      HOME,
    ],
  })
}

/** What is said before anything was ever published. */
export const presentPlainEmpty = (city: Pick<City, 'name' | 'sample'>): string =>
  plainDocument({
    title: '还没有公示数据',
    city,
    isIndexed: false,
    content: ['<h1>还没有公示数据</h1>', '<p>数据正在准备，请过一会儿再扫码打开。没有数据，不等于没有问题。</p>', HOME],
  })

/** Said where no picture of a code came: what hangs already still opens. */
export const presentNoCode = (): string => '二维码的图片暂时没有取到，请过一会儿再试。已经张贴的码照常可以扫。'

const HOME = '<p class="link"><a href="/">到首页查找</a></p>'

interface Content {
  title: string
  city: Pick<City, 'name' | 'sample'>
  /** whether search engines may keep it */
  isIndexed: boolean
  /** pieces of HTML */
  content: readonly string[]
}

/** A day in a text, and not in a tag. */
const DAY = /\d{4}-\d{2}-\d{2}(?![^<>]*>)/g

/** Days marked as such: none breaks at the end of a line. */
const withDays = (html: string): string => html.replace(DAY, '<time>$&</time>')

/** A plain page of pieces of HTML. */
export const plainDocument = ({ title, city, isIndexed, content }: Content): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
${isIndexed ? '' : '<meta name="robots" content="noindex">\n'}<title>${escapeHtml(`${title} - ${city.name}安全生产公示`)}</title>
<style>${PLAIN_STYLE}</style>
</head>
<body>
<input type="checkbox" id="large"><label for="large">大字</label>
<main>
${city.sample ? '<p class="sample">演示数据：城市、单位和人都是虚构的</p>\n' : ''}${content.map(withDays).join('\n')}
</main>
</body>
</html>
`

function verdict({ tone, sentence, reasons }: NonNullable<RecordAnswer['judgement']>, asOf: string): string {
  const { shape, word } = TONES[tone]
  const why = reasons.map((reason) => `<p>${escapeHtml(reason)}</p>`).join('')
  return `<div class="verdict ${tone}">${shape} ${word}：${escapeHtml(sentence)}${why}<p class="quiet">只说明已公布的情况；数据截至 ${moment(asOf)}</p></div>`
}

/** What must be known of the record as a whole. */
function remarks({ record }: RecordAnswer, others: number): Part[] {
  const unread = record.unread ?? []
  return [
    ...(unread.length === 0
      ? []
      : [warning(`来源写了，未能读出：${unread.map(({ label }) => label).join('、')}。按不知道处理，不算没有公布`)]),
    ...(others === 0 ? [] : [warning(`另有 ${others} ${WORDS[record.kind].unit}也用这个编号，请核对名称`)]),
  ]
}

const warning = (words: string): Part => ({ as: 'words', words, tone: 'warn' })

function provenance({ record, sources, edition, asOf }: RecordAnswer, state: SourceState | null): Section {
  const { agency, source, documentNo, basis, publishedAt, lastChangedAt, revision } = record
  return {
    title: '来源与时间',
    parts: [
      {
        as: 'facts',
        facts: [
          ['来源机关', agency],
          ['数据来源', sources.find(({ name }) => name === source)?.title ?? source],
          ['文号', documentNo ?? UNKNOWN],
          ['依据', basis ?? UNKNOWN],
          ['发布', publishedAt ?? UNKNOWN],
          ['最近变更', `${moment(lastChangedAt)}（第 ${revision} 次）`],
          ['最近核对', state?.lastArrivalAt ? moment(state.lastArrivalAt) : '未知'],
          ['数据截至', `${moment(asOf)}（第 ${edition} 版）`],
        ],
      },
      ...(state?.silent ? [{ as: 'words', words: '这个来源已超过约定时间没有更新', tone: 'stop' } as const] : []),
      ...(state?.stopped && !state.silent ? [warning('这个来源最近一次采集停下，这里仍是上一版')] : []),
    ],
  }
}

/** A day and a clock in Shanghai. */
function moment(at: string): string {
  const date = new Date(at)
  return `${shanghaiDay(date)} ${shanghaiClock(date)}`
}

const sectionHtml = ({ title, parts }: Section): string =>
  `<section><h2>${escapeHtml(title)}</h2>\n${parts.map(partHtml).join('\n')}\n</section>`

function partHtml(part: Part): string {
  switch (part.as) {
    case 'facts':
      return `<dl>${part.facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join('')}</dl>`
    case 'words':
      return wordsHtml(part.words, part.tone)
    case 'duties':
      return `<ul>${part.duties.map((duty) => `<li>${escapeHtml(duty)}</li>`).join('')}</ul>`
    case 'call':
      return `<p class="call">${escapeHtml(part.whose)} <a href="tel:${escapeHtml(dialled(part.phone))}">☎ ${escapeHtml(part.phone)}</a></p>`
    case 'link':
      return `<p class="link"><a href="${escapeHtml(part.path)}">${escapeHtml(part.words)}</a></p>`
  }
}

function wordsHtml(words: string, tone: Tone | 'quiet' | undefined): string {
  if (tone === undefined) return `<p>${escapeHtml(words)}</p>`
  return `<p class="${tone}">${tone === 'quiet' ? '' : `${TONES[tone].shape} `}${escapeHtml(words)}</p>`
}

/** What a telephone dials of a number as it is written: digits, and a plus before them (RFC 3966); an extension stays on the page. */
const dialled = (phone: string): string => (/^\s*\+?[\d\s()-]*/.exec(phone)?.[0] ?? '').replace(/[^+\d]/g, '')
