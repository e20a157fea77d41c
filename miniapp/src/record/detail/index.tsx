import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import type { RecordAnswer } from '@shared/api/records'
import type { BodyOf } from '@shared/records/index'
import { KINDS, type Kind } from '@shared/vocabulary'
import { Empty } from '@/components/Loaded'
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

export default function RecordPage() {
  const { params } = useRouter<{ kind?: string }>()
  if (!isShownKind(params.kind)) {
    return (
      <Page>
        <Empty text="没有这种记录。" />
      </Page>
    )
  }
  return <Shown kind={params.kind} />
}

function Shown({ kind }: { kind: ShownKind }) {
  useEffect(() => void Taro.setNavigationBarTitle({ title: KINDS[kind] }), [kind])
  return (
    <RecordFrame remote={useRecord<Kind>(kind, URLS[kind])}>
      {(body, { related, record }) => <Body id={record.id} body={body} related={related} publishedAt={record.publishedAt} />}
    </RecordFrame>
  )
}

interface BodyProps {
  id: string
  body: BodyOf[Kind]
  related: RecordAnswer['related']
  publishedAt: string | null
}

function Body({ id, body, related, publishedAt }: BodyProps) {
  if ('persons' in body) return <ZoneView id={id} body={body} related={related} />
  if ('board' in body) return <NoticeView id={id} body={body} />
  if ('penaltyKinds' in body) return <PenaltyView body={body} publishedAt={publishedAt} />
  return 'nature' in body ? <AccidentView body={body} /> : null
}
