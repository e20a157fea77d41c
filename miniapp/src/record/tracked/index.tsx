import { useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { isKind, type Kind } from '@shared/kinds/index'
import { nameAddress } from '@/api/address'
import { withQuery } from '@/api/request'
import { bounded } from '@/components/Boundary'
import { NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { useTitle } from '@/hooks/useTitle'
import { trackedUrl } from '@/kinds/addresses'
import type { KindPages } from '@/kinds/define'
import { pagesOf } from '@/kinds/index'
import { param } from '@/text/param'

type Tracking = NonNullable<KindPages<Kind>['tracked']>

/** What the records of a kind ask somebody to do, all of them together, of those kinds that track it. */
function TrackedPage() {
  const { kind = '' } = useRouter<{ kind?: string }>().params
  const tracked = isKind(kind) ? pagesOf(kind).tracked : undefined
  if (tracked !== undefined && isKind(kind)) return <Shown url={trackedUrl(kind)} tracked={tracked} />
  return (
    <Page>
      <NotThere message="没有这样的清单。" />
    </Page>
  )
}

export default bounded(TrackedPage)

function Shown({ url, tracked: { title, All } }: { url: string; tracked: Tracking }) {
  useTitle(title)
  const { params } = useRouter<{ standing?: string }>()
  const [standing, setStanding] = useState(() => param(params.standing))
  useShareAppMessage(() => ({ title, path: withQuery(url, { standing }) }))
  const choose = (next: string) => {
    setStanding(next)
    nameAddress(withQuery(url, { standing: next }))
  }
  return (
    <Page wide>
      <View className="title" ariaRole="heading">
        <Text>{title}</Text>
      </View>
      <All standing={standing} choose={choose} />
    </Page>
  )
}
