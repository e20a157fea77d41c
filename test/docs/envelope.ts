import type { Described } from './described'

export const ENVELOPE: Omit<Described, 'others'> = {
  cells: {
    agency: '某某市住房和城乡建设局',
    documentNo: '云安办[2026]12号',
    sourceUrl: 'https://www.ju.example/tongbao/12.html',
    publishedAt: '2026年5月3日',
    publicUntil: '2026/11/3',
    basis: '《某某市安全生产通报办法》',
    withdrawn: '决定已撤销',
    annulledOn: '2026-06-01',
    repairedOn: '2026-06-01',
    notifiedOn: '2026年5月18日',
    waivedOn: '2026-05-20',
    correction: '企业名称写错',
  },
  notes: {
    agency: '作出这条记录的机关；不写就是来源的 `agency`。',
    documentNo: '年份的括号统一写成〔〕，原来的写法另外保留并公示。',
    sourceUrl: '原文所在的网址。',
    publishedAt: '来源发布的日期。',
    publicUntil: '公示到这一天，次日零时起不再显示；处罚不会超过法定的期限。',
    basis: '根据哪一份文件公示。',
    withdrawn: '有内容就撤下这一条，内容作为撤下的原因公示。',
    annulledOn: '决定被变更、撤销或者确认违法、无效的日期；从这一天起撤下。',
    repairedOn: '信用修复的日期；从这一天起停止公示，以后也不再恢复。',
    notifiedOn: '不利的等级或通报告知企业的日期；只用于企业和通报：异议期（默认 10 个工作日）满之前不公布，原来公示的照常公示。',
    waivedOn: '企业书面放弃异议的日期；从这一天起公布，早于告知日期的不采用。',
    correction: '有内容就标为“已更正”，内容作为更正的原因公示。',
  },
}
