import { foldKeyText } from '../../../shared/codes/fold'
import { PERSON_ROLES, type PersonRole } from '../../../shared/kinds/zone/words'
import { markOf } from '../areaMark'
import { defineKind } from '../define'
import { maskedSpellings, publicPersons, trainingsDue } from '../responsible'
import { page } from './page'
import { sample } from './sample'
import { computedOf } from './told'

/** The order in which persons of a zone are named first: who answers for the place comes before who supervises. */
const FIRST_ROLES: readonly PersonRole[] = ['territorial', 'grid_worker', 'industry', 'comprehensive', 'enterprise']

/** A grid worker is often a private citizen: named only with written consent (domain 9.2). */
const PRIVATE: PersonRole = 'grid_worker'

export const zone = defineKind('zone', {
  toPublic: (input) => ({ body: { ...input, persons: publicPersons(input.persons, PRIVATE) } }),
  namesOfficials: ({ persons }) => persons.length > 0,
  hidden: ({ persons }) => maskedSpellings(persons, PRIVATE),
  title: ({ name }) => name,
  search: ({ name }) => [name],
  item: ({ persons, supervisionPhone }) => {
    // Of several who answer as the same the one whose term ends last: it may be the only one that is not over.
    const endOf = ({ termTo }: (typeof persons)[number]): string => termTo ?? '9999'
    const [first] = [...persons].sort(
      (a, b) => FIRST_ROLES.indexOf(a.role) - FIRST_ROLES.indexOf(b.role) || (endOf(a) < endOf(b) ? 1 : endOf(a) > endOf(b) ? -1 : 0),
    )
    return {
      headline: first ? [first.name, first.post].filter(Boolean).join(' ') : null,
      headlineUntil: first?.termTo ?? null,
      officePhone: first?.officePhone ?? supervisionPhone,
    }
  },
  tokens: ({ facets: { code, area } }) => [code, area].filter((token) => typeof token === 'string'),
  ownFilter: 'code',
  formerly: (code) => ({ 'facets.order': foldKeyText(code) }),
  boundary: ({ boundary }) => boundary,
  areaKeys: ({ code, division, level }) => [
    `zone:${foldKeyText(code)}`,
    // A grid lies in a division and is not the whole of it.
    ...(division === null || level === 'grid' ? [] : [`division:${division}`]),
  ],
  // In the middle of itself: that is where it is drawn, and no rough place.
  whereabouts: ({ boundary }) => {
    const [lng, lat] = boundary ? markOf(boundary) : []
    return { position: lng === undefined || lat === undefined ? null : { lng, lat }, areas: [] }
  },
  pin: ({ level }) => ({ mark: level, due: null }),
  computed: computedOf,
  deadlines: ({ persons }) => trainingsDue(persons, PERSON_ROLES),
  figures: [{ key: 'zones', label: '责任片区' }],
  intake: {
    headers: {
      code: /^(责任)?(片区|网格)(编号|编码|代码)$/,
      name: /^(责任)?(片区|网格)名称$/,
      level: /^(责任)?(片区|网格)(级别|层级|等级)$/,
      parent: /^(上级|所属)(责任)?(片区|网格)(编号|编码|代码)$/,
      division: /^行政区划(代码|编码)?$|^(区划|镇街|地区)(代码|编码)$/,
      supervisionPhone: /^(监督|举报)电话$/,
      'persons.0.role': /^责任人?(角色|类别|类型)$|^人员(角色|类别)$|^角色$/,
      'persons.0.name': /^(责任人|网格员|专职网格员|网格长|片区长|片区责任人)(姓名)?$/,
      'persons.0.post': /^(责任人|网格员|网格长|片区长)?职务$/,
      'persons.0.unit': /^(责任人|网格员|网格长|片区长)?(所在|工作)?单位$/,
      'persons.0.officePhone': /^(责任人)?办公电话$/,
      'persons.0.termFrom': /^(任职|到岗|任期(开始|起)|上岗)(日期|时间)?$/,
      'persons.0.termTo': /^(离任|离岗|任期(届满|结束|止)|卸任)(日期|时间)?$/,
      'persons.0.training.on': /^(最近(一次)?)?(培训|参训)(日期|时间)$/,
      'persons.0.training.hours': /^(培训|参训)?学时(数)?$/,
      'persons.0.training.passed': /^(培训|考核|考试)(考核|考试)?(结果|是否合格|是否通过)$|^是否(培训|考核|考试)合格$/,
      'persons.0.training.nextDue': /^(下次|下一次)(应训|培训|复训|应培训)(日期|时间)$/,
    },
    needs: [['code'], ['name'], ['level']],
    ofPersons: ['persons.0.name', 'persons.0.officePhone', 'supervisionPhone'],
    asks: [[/^(空岗|缺岗|空缺)(天数|时长|情况)$/, '是算出来的天数，没有采用；本平台按任期自己算'] as const],
    gathers: { into: 'persons', by: [['code']], called: 'name' },
    // Whoever is called so by the header of the column answers as that; of another nobody knows as what.
    constants: (headers): Record<string, string> =>
      headers.some((header) => /^(专职)?网格员(姓名)?$/.test(header)) ? { 'persons.0.role': 'grid_worker' } : {},
  },
  page,
  sample,
})
