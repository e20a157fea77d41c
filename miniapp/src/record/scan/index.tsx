import { useEffect, useState } from 'react'
import Taro, { useReady, useRouter } from '@tarojs/taro'
import type { ListAnswer } from '@shared/api/lists'
import type { SceneTarget } from '@shared/kinds/scene'
import { bounded } from '@/components/Boundary'
import { Loaded, NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { useRemote } from '@/hooks/useRemote'
import { askedFor, scannedIn, scannedUrl, type Scanned } from '@/kinds/scan'

/** Where a code on a wall leads: to the record that it names. */
function Scan() {
  const { scene, q } = useRouter<{ [K in keyof Scanned]?: string }>().params
  const target = scannedIn({ ...(scene === undefined ? {} : { scene }), ...(q === undefined ? {} : { q }) })
  return (
    <Page>
      {target === null ? (
        <NotThere message="这个码不是本程序的，或者没有扫全。请再扫一次，或者回首页查找。" />
      ) : (
        <Opening target={target} />
      )}
    </Page>
  )
}

export default bounded(Scan)

function Opening({ target }: { target: SceneTarget }) {
  const { kind, code } = target
  const path = askedFor({ kind, code })
  const remote = useRemote<ListAnswer<{ id: string }>>(path)
  const { data, state } = remote
  // Of what was kept on the phone nobody knows whether it still is so: the answer is waited for, unless none comes.
  const isKnown = path === null || (data !== null && state !== 'loading')
  // A page that is not drawn yet cannot be left.
  const [isDrawn, setDrawn] = useState(false)
  useReady(() => setDrawn(true))
  const url = isKnown && isDrawn ? scannedUrl({ kind, code }, data?.items.map(({ id }) => id) ?? []) : null
  useEffect(() => {
    // In place of this page: who goes back has not scanned anything.
    if (url !== null) void Taro.redirectTo({ url })
  }, [url])
  return <Loaded remote={remote}>{() => null}</Loaded>
}
