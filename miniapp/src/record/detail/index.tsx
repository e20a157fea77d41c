import { useCallback } from 'react'
import { useRouter } from '@tarojs/taro'
import { isKind, type Kind } from '@shared/kinds/index'
import { bounded } from '@/components/Boundary'
import { NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { RecordOfKind } from '@/components/RecordOfKind'
import { recordUrl } from '@/kinds/addresses'
import { pagesOf } from '@/kinds/index'
import '@/styles/wallCard.scss'

/** A record of whatever kind the address names. */
function RecordPage() {
  const { kind = '' } = useRouter<{ kind?: string }>().params
  if (isKind(kind)) return <Shown kind={kind} />
  return (
    <Page>
      <NotThere message="没有这种记录。" />
    </Page>
  )
}

export default bounded(RecordPage)

function Shown({ kind }: { kind: Kind }) {
  const url = useCallback((id: string) => recordUrl(kind, id), [kind])
  return <RecordOfKind pages={pagesOf(kind)} url={url} />
}
