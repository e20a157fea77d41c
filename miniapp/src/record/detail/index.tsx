import { useEffect } from 'react'
import Taro, { useRouter } from '@tarojs/taro'
import { View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import { KINDS } from '@shared/vocabulary'
import { Empty, Loaded } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Provenance } from '@/components/Provenance'
import { TombstoneCard } from '@/components/TombstoneCard'
import { useRecord } from '@/hooks/useRecord'
import { recordUrl } from '@/text/links'
import { AccidentView } from './accident'
import { NoticeView } from './notice'
import { ZoneView } from './zone'

type ShownKind = 'accident' | 'notice' | 'zone'

const isShownKind = (kind: string | undefined): kind is ShownKind => kind === 'accident' || kind === 'notice' || kind === 'zone'

/** Addresses by kind, made once: an effect compares them. */
const URLS: Record<ShownKind, (id: string) => string> = {
  accident: (id) => recordUrl('accident', id),
  notice: (id) => recordUrl('notice', id),
  zone: (id) => recordUrl('zone', id),
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
  const remote = useRecord(kind, URLS[kind])
  useEffect(() => void Taro.setNavigationBarTitle({ title: KINDS[kind] }), [kind])
  return (
    <Page>
      <Loaded remote={remote}>
        {(answer: RecordAnswer) => (
          <View>
            {answer.record.body ? <Body answer={answer} /> : <TombstoneCard record={answer.record} />}
            <Provenance answer={answer} />
          </View>
        )}
      </Loaded>
    </Page>
  )
}

function Body({ answer }: { answer: RecordAnswer }) {
  const { body } = answer.record
  if (!body) return null
  if ('persons' in body) return <ZoneView body={body} related={answer.related} />
  if ('board' in body) return <NoticeView body={body} />
  return 'nature' in body ? <AccidentView body={body} /> : null
}
