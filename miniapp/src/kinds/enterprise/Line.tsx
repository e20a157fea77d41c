import type { EnterpriseItem } from '@shared/kinds/enterprise/schema'
import { stepTone } from '@shared/kinds/enterprise/gradeScales'
import type { GradeScheme } from '@shared/kinds/enterprise/words'
import { SECTORS } from '@shared/vocabulary'
import { Line } from '@/components/Line'
import { orUnknown, wordOf } from '@/text/words'
import { enterpriseUrl, operatorUrl } from '../addresses'
import { open } from '../open'

/** A firm is judged by its accidents too, of which a line knows nothing: a good grade has no colour here. */
export function markTone(scheme: GradeScheme, grade: string | undefined): 'stop' | 'warn' | 'plain' {
  const tone = grade === undefined ? null : stepTone(scheme, grade)
  return tone === 'stop' || tone === 'warn' ? tone : 'plain'
}

export function EnterpriseLine({ item }: { item: EnterpriseItem }) {
  const { id, name, uscc, sector, cityGrade } = item
  return (
    <Line
      title={name}
      notes={[wordOf(SECTORS, sector), uscc ?? '信用代码未公布']}
      mark={cityGrade ? `评级 ${cityGrade.grade}` : null}
      tone={markTone('city', cityGrade?.grade)}
      onTap={() => open(sector === 'road_transport' ? operatorUrl(id) : enterpriseUrl(id))}
    />
  )
}

export function OperatorLine({ item }: { item: EnterpriseItem }) {
  const { id, name, transportGrade } = item
  return (
    <Line
      title={name}
      notes={[transportGrade?.decidedOn ? `${transportGrade.decidedOn} 考核` : null]}
      mark={`信誉考核 ${orUnknown(transportGrade?.grade)}`}
      tone={markTone('transport', transportGrade?.grade)}
      onTap={() => open(operatorUrl(id))}
    />
  )
}
