import type { HazardBody } from '@shared/kinds/hazard/schema'
import { FOUND_BY, HANDLINGS, HAZARD_CATEGORIES, HAZARD_STATUSES, STOPPED, WORK_TYPES } from '@shared/kinds/hazard/words'
import { PRECISIONS, SECTORS } from '@shared/vocabulary'
import { Card, Fact, Facts } from '@/components/Card'
import { isDueUnread } from '@shared/kinds/hazard/unread'
import { placeWords } from '@/text/place'
import { UNREAD } from '@/text/words'
import { useDivisionNames } from '../zone/divisions'

/** The word of a code; null where none is told. */
const word = <T extends Record<string, string>>(words: T, code: keyof T | null): string | null =>
  code === null ? null : (words[code] ?? String(code))

const isStatusSaid = (remarks: HazardBody['remarks']): boolean => !remarks.includes('status_unsaid') && !remarks.includes('status_unread')

/** What a source says of a hazard beside how it stands. What is seldom told is missed by nobody. */
export function HazardFacts({ body, unread }: { body: HazardBody; unread: readonly string[] }) {
  /** A value, or the word for one that is written and nobody could read. */
  const told = (value: string | null, ...fields: string[]) => value ?? (fields.some((field) => unread.includes(field)) ? UNREAD : null)
  const nameOf = useDivisionNames()
  const { place, raised, preventive } = body
  const seldom: [string, string | null][] = [
    ['作业类别', word(WORK_TYPES, body.workType)],
    ['直接原因', body.directCause],
    ['根本原因', body.rootCause],
    ['预防措施', preventive?.measures ?? null],
    ['预防措施期限', preventive?.due ?? null],
    ['立项整改', raised === null ? null : raised ? '是' : '否'],
    ['其他处理', body.sanction],
    ['重新下发自', body.reissueOf],
    ['位置精度', place?.precision && place.precision !== 'exact' ? PRECISIONS[place.precision] : null],
  ]
  return (
    <Card title="隐患情况" id="facts">
      <Facts
        facts={[
          ['状态', told(isStatusSaid(body.remarks) ? HAZARD_STATUSES[body.status] : null, 'status')],
          ['整改期限', body.due ?? (isDueUnread(unread) ? UNREAD : null)],
          ['地点', placeWords(place, nameOf)],
          ['可能后果', body.consequence],
          ['行业领域', told(word(SECTORS, body.sector), 'sector')],
          ['发现方式', told(word(FOUND_BY, body.foundBy), 'foundBy')],
          ['处置方式', told(word(HANDLINGS, body.handling), 'handling')],
          ['停产情况', told(word(STOPPED, body.stopProduction), 'stopProduction')],
          ['类别', told(word(HAZARD_CATEGORIES, body.category), 'category')],
          ['编号', body.no],
          ...((body.evidence ?? []).length === 0 ? [['照片', null] as const] : []),
        ]}
      />
      {seldom.map(
        ([name, value]) =>
          value !== null && (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ),
      )}
    </Card>
  )
}
