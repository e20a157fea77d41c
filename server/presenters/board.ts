import type { City, Terminal } from '../../shared/api/city'
import { shanghaiClock, shanghaiDay } from '../../shared/codes/dates'
import { TONES } from '../../shared/tones'
import type { Row, Slide } from '../kinds/board'
import { BOARD_STYLE } from './boardStyle'
import { escapeHtml } from './html'
import { plainDocument } from './plainPage'
import { qrCode } from './qrCode'

export { BOARD_POLICY } from './boardStyle'

interface Board {
  city: Pick<City, 'name' | 'sample'>
  /** which board it is, what stands at its top, and what it is about */
  board: { name: 'terminal' | 'trading-centre'; title: string; about: string }
  slides: readonly Slide[]
  edition: number
  asOf: string
  /** titles of sources that are later than they promised */
  late: readonly string[]
  /** of this board, whole; the path alone where nobody says where people reach the service: then no code is drawn */
  address: string
  /** which script it is made for */
  script: string
  /** the time at the service, by which the script tells how old all this is */
  now: Date
}

/** The top of the board of a terminal. */
export const terminalHead = (city: Pick<City, 'name'>, { name }: Pick<Terminal, 'name'>): Board['board'] => ({
  name: 'terminal',
  title: name,
  about: `${city.name}道路客运安全公示`,
})

/** The top of the board of a trading centre. */
export const tradingHead = (city: Pick<City, 'name'>): Board['board'] => ({
  name: 'trading-centre',
  title: '公共资源交易中心公示',
  about: `${city.name}安全生产公示`,
})

/** A board as a page: everything that it shows stands in it, and its script only chooses which of that is seen. */
export function presentBoard({ city, board, slides, edition, asOf, late, address, script, now }: Board): string {
  const at = new Date(asOf)
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(`${board.title} - ${board.about}`)}</title>
<style>${BOARD_STYLE}</style>
<script src="/boards/board.js" defer></script>
</head>
<body data-board="${board.name}" data-script="${escapeHtml(script)}" data-now="${now.toISOString()}">
<header><h1>${escapeHtml(board.title)}</h1><p>${escapeHtml(board.about)}</p>${city.sample ? '<p class="sample">演示数据：企业、人员、事故均为虚构</p>' : ''}</header>
<main id="slides">
${slides.map((slide, i) => slideHtml(slide, i === 0)).join('\n')}
</main>
<footer>${codeOf(address)}<div id="told"><p><span id="data"><strong>数据截至 ${shanghaiDay(at)} ${shanghaiClock(at)}（第 ${edition} 版）</strong>${lateHtml(late)}</span> <span id="heard"></span></p><p id="alarm" role="alert"></p><p>只说明已公布的情况，不是保证。扫码在手机上看。</p></div><p id="page"></p></footer>
</body>
</html>
`
}

function slideHtml({ title, rows, part }: Slide, isFirst: boolean): string {
  const isAgain = part !== undefined && part[0] > 1
  const parts = part === undefined ? '' : `<span class="part">（${part[0]}/${part[1]}）</span>`
  return `<section class="slide${isFirst ? ' on' : ''}"><h2${isAgain ? ' class="again"' : ''}>${escapeHtml(title)}${parts}</h2>${rows.map(rowHtml).join('')}</section>`
}

function rowHtml({ tone, words, notes = [], path, until }: Row): string {
  const shape = tone === undefined ? '' : `${TONES[tone].shape} `
  const called = path === undefined ? textHtml(words) : `<a href="${escapeHtml(path)}">${textHtml(words)}</a>`
  const first = words === '' ? '' : `<p class="words">${shape}${called}</p>`
  return `<div class="row${tone === undefined ? '' : ` ${tone}`}"${until === undefined ? '' : ` data-until="${escapeHtml(until)}"`}>${first}${notes.map((note) => `<p class="note">${textHtml(note)}</p>`).join('')}</div>`
}

/** Text in which no date is broken. */
const textHtml = (text: string): string => escapeHtml(text).replace(/\d{4}-\d{2}-\d{2}/g, '<span class="day">$&</span>')

const lateHtml = (late: readonly string[]): string =>
  late.length === 0 ? '' : ` <span id="late">■ 来源超过约定时间没有更新：${escapeHtml(late.join('、'))}</span>`

const codeOf = (address: string): string => qrCode(address, 4)?.replace('<svg ', '<svg role="img" aria-label="本页的二维码" ') ?? ''

/** What is said at the address of a board that no terminal has. */
export const presentNoBoard = (city: Pick<City, 'name' | 'sample'>): string =>
  plainDocument({
    title: '没有这块公示屏',
    city,
    isIndexed: false,
    content: [
      '<h1>没有这块公示屏</h1>',
      '<p>地址可能写错，或者这个客运站不在城市设置里。</p>',
      '<p class="link"><a href="/">到首页查找</a></p>',
    ],
  })
