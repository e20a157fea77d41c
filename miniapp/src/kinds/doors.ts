import type { Kind } from '@shared/kinds/index'
import { ACCIDENTS, ENTERPRISES, HAZARDS, OPERATORS, SITES, ZONES } from './addresses'

/** How a kind is entered from the hall of what is published. */
export interface Door {
  /** a picture of `styles/icons.scss` */
  icon: string
  /** what a person finds behind it */
  note: string
}

/**
 * The doors of the hall, in its order, one line a kind; null where a kind is entered elsewhere. No page of a kind is behind this file: the hall
 * lies in the main package.
 */
export const DOORS: Readonly<Record<Kind, Door | null>> = {
  notice: { icon: 'notice', note: '谁被通报，整改验收了没有' },
  accident: { icon: 'accident', note: '发生了什么，查到哪一步' },
  penalty: { icon: 'penalty', note: '谁为什么受罚，公示到哪一天' },
  hazard: { icon: 'hazard', note: '哪里有隐患，谁在哪天以前改好' },
  site: { icon: 'site', note: '危险在哪里，谁负责，有没有看住' },
  inventory: { icon: 'inventory', note: '已知有多少，列出了多少' },
  inspection: { icon: 'inspection', note: '暗访发现什么，月末还有多少没有改' },
  directive: { icon: 'directive', note: '要求谁在何时做什么，做了没有' },
  fineAccount: { icon: 'money', note: '罚了多少，钱去了哪里' },
  reward: { icon: 'reward', note: '举报奖了多少，预算用了多少' },
  objection: { icon: 'objection', note: '谁说记录不对，多久答复，改了没有' },
  reply: { icon: 'reply', note: '企业自己怎么说，遮了什么' },
  enterprise: null,
  zone: null,
}

/** The doors of the home page: what people come for most. */
export const FIRST_DOORS: readonly (Door & { text: string; url: string })[] = [
  { text: '查企业', note: '评级与理由', url: ENTERPRISES, icon: 'firm' },
  { text: '查客运', note: '考核与事故', url: OPERATORS, icon: 'bus' },
  { text: '查隐患', note: '谁在哪天改好', url: HAZARDS, icon: 'hazard' },
  { text: '监管点', note: '危险看住没有', url: SITES, icon: 'site' },
  { text: '查事故', note: '发生了什么', url: ACCIDENTS, icon: 'accident' },
  { text: '我的片区', note: '谁来负责', url: ZONES, icon: 'zone' },
]
