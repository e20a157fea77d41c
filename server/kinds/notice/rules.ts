import type { NoticeItem } from '../../../shared/kinds/notice/schema'
import { defineKind, found } from '../define'
import { isAgainst } from './against'
import { countable } from './countable'
import { sample } from './sample'

/** Notices that the home page shows. */
const NEWEST = 5

export const notice = defineKind('notice', {
  toPublic: (input) => ({ body: input }),
  parties: ({ enterprises }) => ({ enterprises, persons: [] }),
  decidedBy: (_body, { agency }) => [agency],
  title: ({ title }) => title,
  search: ({ title, enterprises }) => [title, ...enterprises.map(({ name }) => name)],
  figures: [{ key: 'notices', label: '公示中的通报' }],
  summary: (lines) => ({ newestNotices: lines.first('-publishedAt', NEWEST).map((item) => JSON.parse(item) as NoticeItem) }),
  // A notice stands until its rectification was accepted; one of which that was not told is not fine.
  evidence: (notices) => {
    const open = notices.filter(({ rectified }) => rectified === false)
    const untold = notices.filter(({ rectified }) => rectified === null)
    const done = notices.filter(({ rectified }) => rectified === true)
    return [
      ...found(
        'stop',
        open.map(({ title }) => `整改未验收：${title}`),
        `有 ${open.length} 项整改尚未验收`,
      ),
      ...found(
        'warn',
        untold.map(({ title }) => `整改情况未公布：${title}`),
        `有 ${untold.length} 份通报的整改情况未公布`,
      ),
      ...found(
        'warn',
        done.map(({ title }) => `整改已验收：${title}`),
        `有 ${done.length} 份整改已验收的通报在公示`,
      ),
    ]
  },
  countable,
  orders: ({ measures }) => measures,
  isAgainst,
  intake: {
    headers: {
      title: /^(标题|標題|通报名称|政策名称|公告名称|通知名称|文件名称)$/,
      text: /^(主要)?内容$|^正文$/,
      'enterprises.0.name': /^(企业|单位)名称$/,
    },
    needs: [['title']],
  },
  sample,
})
