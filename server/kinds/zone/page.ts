import type { RecordAnswer } from '../../../shared/api/records'
import { foldKeyText } from '../../../shared/codes/fold'
import { plainPath } from '../../../shared/kinds/plain'
import { heldWords } from '../../../shared/kinds/zone/heldWords'
import { headlineWords, roleWords } from '../../../shared/kinds/zone/personWords'
import type { ZoneBody, ZoneItem } from '../../../shared/kinds/zone/schema'
import { ZONE_LEVELS } from '../../../shared/kinds/zone/words'
import { UNKNOWN } from '../../../shared/tones'
import { SECTORS } from '../../../shared/vocabulary'
import type { Part, PlainPage, Section } from '../page'
import { personSection } from '../personSection'

/** The plain page of a zone: who answers here, how to call the office, how the posts are held; the zones above and below. */
export const page: PlainPage<'zone'> = {
  sections: (body, answer) => [
    { title: '谁负责这里', parts: [...heldWords(answer.computed).map(standing), ...nobody(body), ...supervision(body)] },
    ...body.persons.map((person) => personSection(person, roleWords(person), body.persons, answer.day)),
    { title: '片区', parts: [{ as: 'facts', facts: factsOf(body) }] },
    ...neighbours(body, answer),
    { title: '怎样算的', parts: rulesOf(answer) },
  ],
  unknown: '编号可能写错，或者这个片区已经改了编号。这里查不到，不等于没有人负责：请按所在镇街的名称再查一次。',
}

const standing = (one: ReturnType<typeof heldWords>[number]): Part => ({ as: 'words', ...one })

const nobody = ({ persons }: ZoneBody): Part[] =>
  persons.length === 0 ? [{ as: 'words', words: `责任人${UNKNOWN}。`, tone: 'unknown' }] : []

const supervision = ({ supervisionPhone }: ZoneBody): Part[] =>
  supervisionPhone === null
    ? [{ as: 'words', words: `监督电话${UNKNOWN}`, tone: 'quiet' }]
    : [{ as: 'call', phone: supervisionPhone, whose: '没人接？监督电话' }]

const factsOf = ({ code, level, sectors }: ZoneBody): [string, string][] => [
  ['编号', code],
  ['层级', ZONE_LEVELS[level]],
  ...(sectors.length === 0 ? [] : [['行业领域', sectors.map((sector) => SECTORS[sector]).join('、')] as [string, string]]),
]

function neighbours({ code }: ZoneBody, { related }: RecordAnswer<'zone'>): Section[] {
  const isBelow = ({ parent }: ZoneItem) => parent !== null && foldKeyText(parent) === foldKeyText(code)
  const zones = related?.zone ?? []
  return [
    { title: '上级片区', items: zones.filter((item) => !isBelow(item)) },
    { title: '下级片区', items: zones.filter(isBelow) },
  ].flatMap(({ title, items }) => (items.length === 0 ? [] : [{ title, parts: items.map(linkTo) }]))
}

const linkTo = (item: ZoneItem): Part => ({
  as: 'link',
  path: plainPath('zone', item.code),
  words: `${item.name}：${headlineWords(item)}`,
})

/** Rules whose outcome stands above, in the words of the answer. */
const rulesOf = ({ computed }: RecordAnswer<'zone'>): Part[] =>
  computed.map(({ rule, version }) => ({ as: 'words', words: `规则第 ${version} 版：${rule}`, tone: 'quiet' }))
