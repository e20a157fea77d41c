import { z } from 'zod'
import { CodeText, DayText, LongText, OfficePhone, ProperName, ShortText, coded, listOf, unknownable } from '../../fields'
import { NamedEnterprise, ResponsibilityCode, SectorCode } from '../../parts'
import { byEnterprise } from '../enterprise/pointers'
import { NO_DATE, byCode, bySector, itemOf, list } from '../list'
import { BOARDS, RESTS_ON } from './words'

/** A measure someone ordered: never shown without the decision that orders it (domain 7.3). */
const Measure = z.strictObject({
  text: LongText,
  decisionNo: unknownable(CodeText),
  from: unknownable(DayText),
  to: unknownable(DayText),
})

/** A circular about an enterprise, as a source hands it over. */
const NoticeInput = z.strictObject({
  title: ShortText,
  board: coded(BOARDS).default('public'),
  enterprises: listOf(NamedEnterprise),
  sector: unknownable(SectorCode),
  text: unknownable(LongText),
  restsOn: unknownable(z.strictObject({ kind: coded(RESTS_ON), documentNo: unknownable(CodeText), occurredOn: unknownable(DayText) })),
  responsibility: unknownable(ResponsibilityCode),
  rectified: unknownable(z.boolean()).meta({ description: 'whether the ordered rectification was accepted; null: not published' }),
  measures: listOf(Measure),
  terminals: listOf(ProperName),
  routes: listOf(ProperName),
  officePhone: unknownable(OfficePhone),
})

const NoticeBody = NoticeInput
export type NoticeBody = z.infer<typeof NoticeBody>

const NoticeItem = itemOf(NoticeBody, [
  'title',
  'board',
  'sector',
  'agency',
  'documentNo',
  'publishedAt',
  'publicUntil',
  'enterprises',
  'rectified',
])
export type NoticeItem = z.infer<typeof NoticeItem>

export const notice = {
  input: NoticeInput,
  body: NoticeBody,
  item: NoticeItem,
  parts: { Measure },
  list: list(NoticeBody, {
    filters: { board: byCode(BOARDS, ({ board }) => board), sector: bySector, enterprise: byEnterprise },
    range: 'publishedAt',
    sorts: ['-publishedAt', 'publishedAt'],
    orders: { publishedAt: (_body, { publishedAt }) => publishedAt ?? NO_DATE },
  }),
} as const
