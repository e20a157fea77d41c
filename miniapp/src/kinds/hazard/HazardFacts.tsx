import type { HazardBody } from '@shared/kinds/hazard/schema'
import { FOUND_BY, HANDLINGS, HAZARD_CATEGORIES, HAZARD_STATUSES, STOPPED, WORK_TYPES } from '@shared/kinds/hazard/words'
import { PRECISIONS, SECTORS } from '@shared/vocabulary'
import { Card, Fact } from '@/components/Card'
import { placeWords } from '@/text/place'
import { orUnknown, wordOf } from '@/text/words'

/** What a source says of a hazard beside how it stands. What is seldom told is shown only where it is. */
export function HazardFacts({ body }: { body: HazardBody }) {
  return (
    <Card title="隐患情况">
      <Fact name="状态">{HAZARD_STATUSES[body.status]}</Fact>
      <Fact name="整改期限">{orUnknown(body.due)}</Fact>
      <Fact name="地点">{orUnknown(placeWords(body.place))}</Fact>
      {body.place?.precision && body.place.precision !== 'exact' && <Fact name="位置精度">{PRECISIONS[body.place.precision]}</Fact>}
      <Fact name="可能后果">{orUnknown(body.consequence)}</Fact>
      <Fact name="行业">{wordOf(SECTORS, body.sector)}</Fact>
      <Fact name="发现方式">{wordOf(FOUND_BY, body.foundBy)}</Fact>
      <Fact name="处置方式">{wordOf(HANDLINGS, body.handling)}</Fact>
      <Fact name="停产情况">{wordOf(STOPPED, body.stopProduction)}</Fact>
      {body.no !== null && <Fact name="编号">{body.no}</Fact>}
      {body.category !== null && <Fact name="类别">{HAZARD_CATEGORIES[body.category]}</Fact>}
      {body.workType !== null && <Fact name="作业类别">{WORK_TYPES[body.workType]}</Fact>}
      {body.directCause !== null && <Fact name="直接原因">{body.directCause}</Fact>}
      {body.rootCause !== null && <Fact name="根本原因">{body.rootCause}</Fact>}
      {body.preventive?.measures && <Fact name="预防措施">{body.preventive.measures}</Fact>}
      {body.raised !== null && <Fact name="立项整改">{body.raised ? '是' : '否'}</Fact>}
      {body.reissueOf !== null && <Fact name="重新下发自">{body.reissueOf}</Fact>}
    </Card>
  )
}
