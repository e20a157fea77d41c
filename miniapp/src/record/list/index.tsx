import { useRouter } from '@tarojs/taro'
import { WORDS, isKind, type Kind } from '@shared/kinds/index'
import { bounded } from '@/components/Boundary'
import { ListOfKind } from '@/components/ListOfKind'
import { NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { useTitle } from '@/hooks/useTitle'
import { plainListUrl } from '@/kinds/addresses'
import { pagesOf } from '@/kinds/index'

/** The list of whatever kind the address names. */
function RecordList() {
  const { kind = '' } = useRouter<{ kind?: string }>().params
  if (isKind(kind)) return <Shown kind={kind} />
  return (
    <Page>
      <NotThere message="没有这种记录。" />
    </Page>
  )
}

export default bounded(RecordList)

function Shown({ kind }: { kind: Kind }) {
  useTitle(WORDS[kind].name)
  return <ListOfKind pages={pagesOf(kind)} url={plainListUrl(kind)} />
}
