import { useRouter } from '@tarojs/taro'
import type { PublicRecord, RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import type { BodyOf } from '@shared/kinds/schemas'
import type { Kind } from '@shared/kinds/index'
import { bounded } from '@/components/Boundary'
import { NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { RecordFrame } from '@/components/RecordFrame'
import { useRecord } from '@/hooks/useRecord'
import { recordUrl } from '@/text/links'
import { AccidentView } from './accident'
import { NoticeView } from './notice'
import { PenaltyView } from './penalty'
import { ZoneView } from './zone'

type ShownKind = Exclude<Kind, 'enterprise'>

const isShownKind = (kind: string | undefined): kind is ShownKind => kind !== undefined && kind in URLS

/** Addresses by kind, made once: an effect compares them. */
const URLS: Record<ShownKind, (id: string) => string> = {
  accident: (id) => recordUrl('accident', id),
  notice: (id) => recordUrl('notice', id),
  zone: (id) => recordUrl('zone', id),
  penalty: (id) => recordUrl('penalty', id),
}

function RecordPage() {
  const { params } = useRouter<{ kind?: string }>()
  if (!isShownKind(params.kind)) {
    return (
      <Page>
        <NotThere message="没有这种记录。" />
      </Page>
    )
  }
  return <Shown kind={params.kind} />
}

export default bounded(RecordPage)

function Shown({ kind }: { kind: ShownKind }) {
  return (
    <RecordFrame remote={useRecord<Kind>(kind, URLS[kind])}>
      {(body, { related, record }, today) => <Body record={record} body={body} related={related} today={today} />}
    </RecordFrame>
  )
}

interface BodyProps {
  record: PublicRecord
  body: BodyOf[Kind]
  related: RecordAnswer['related']
  /** the day it is at the service */
  today: Day
}

function Body({ record, body, related, today }: BodyProps) {
  if ('persons' in body) return <ZoneView id={record.id} body={body} related={related} today={today} />
  if ('board' in body) return <NoticeView id={record.id} body={body} />
  if ('penaltyKinds' in body) return <PenaltyView body={body} record={record} />
  return 'nature' in body ? <AccidentView body={body} today={today} /> : null
}
