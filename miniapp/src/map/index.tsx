import { useEffect, useMemo, useState } from 'react'
import { useRouter, useShareAppMessage } from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { LIST_PATHS, WORDS, isKind, type Kind } from '@shared/kinds/index'
import type { ItemOf } from '@shared/kinds/schemas'
import { nameAddress } from '@/api/address'
import { mapPath } from '@/api/paths'
import { withQuery } from '@/api/request'
import { Asking } from '@/components/Asking'
import { bounded } from '@/components/Boundary'
import { Failure, NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { PagedLines } from '@/components/PagedLines'
import { useAsked } from '@/hooks/useAsked'
import { useCity } from '@/hooks/useCity'
import { usePagedList } from '@/hooks/usePagedList'
import { useSettled } from '@/hooks/useSettled'
import { useTitle } from '@/hooks/useTitle'
import { mapUrl, plainListUrl } from '@/kinds/addresses'
import type { KindPages } from '@/kinds/define'
import { pagesOf } from '@/kinds/index'
import { open } from '@/kinds/open'
import { useOutlines } from '@/kinds/zone/outlines'
import { emptyOf } from '@/text/asked'
import { param } from '@/text/param'
import { todayOf } from '@/text/today'
import { DrawnMap } from './DrawnMap'
import { Chosen, Legend, Nowhere, Told } from './Told'
import { boxOf, boxText, isDeepest, isSameBox, nearer, type Box } from './box'
import { COUNTRY } from './firstBox'
import { drawnMarks, type DrawnMark } from './marks'
import { useMarks } from './useMarks'
import { useStart } from './useStart'
import './index.scss'

type MarkedPages = KindPages<Kind> & Required<Pick<KindPages<Kind>, 'mark'>>

const isMarked = (pages: KindPages<Kind>): pages is MarkedPages => pages.mark !== undefined

/** The map of whatever kind the address names, of those that lie somewhere. */
function MapPage() {
  const { kind = '' } = useRouter<{ kind?: string }>().params
  const pages = isKind(kind) ? pagesOf(kind) : null
  if (pages && isMarked(pages)) return <Shown pages={pages} />
  return (
    <Page>
      <NotThere message="没有这种地图。" />
    </Page>
  )
}

export default bounded(MapPage)

/** A map that is moved is asked for anew when it has come to rest for so long. */
const REST_MS = 300
/** As wide as a narrow phone draws it, in points: by that it is told whether a map can be brought nearer. */
const WIDTH = 320

function Shown({ pages }: { pages: MarkedPages }) {
  const { kind, list, mark: markOf } = pages
  const { short, unit } = WORDS[kind]
  useTitle(`${short}地图`)
  const { params } = useRouter<{ box?: string }>()
  const { asked: all, ask, tooShort } = useAsked(pages, mapUrl(kind))
  // The part that is looked at is the map's own, and nothing that is chosen.
  const { box: _box, ...chosen } = all
  const asked = { ...list.fixed, ...chosen }
  const path = withQuery(mapPath(kind), asked)

  const start = useStart(boxOf(param(params.box)), path, mapPath(kind))
  const [look, setLook] = useState<Box | null>(null)
  const [seen, setSeen] = useState<Box | null>(null)
  const at = look ?? start.box
  const here = seen ?? at
  const box = useSettled(here && boxText(here), REST_MS)
  const url = withQuery(mapUrl(kind), { ...chosen, box: box ?? undefined })
  useEffect(() => {
    if (box !== null) nameAddress(url)
  }, [box, url])
  useShareAppMessage(() => ({ title: `${short}地图`, path: url }))

  // Where nothing lies anywhere there is no map: how many there are all the same is asked of the whole country.
  const askedBox = start.isNowhere ? boxText(COUNTRY) : box
  const marks = useMarks(askedBox === null ? null : withQuery(path, { box: askedBox }))
  const outlines = useOutlines(box)
  const today = todayOf(marks.answer ?? {}, marks.at)
  const city = useCity()
  const ground = city?.baseMap ?? null
  const hasGround = process.env.TARO_ENV === 'h5' && ground !== null
  const drawn = useMemo(
    () => drawnMarks(marks.answer?.marks ?? [], { markOf: (pin) => markOf(pin, today), unit }),
    [marks.answer, markOf, today, unit],
  )
  const [tapped, setTapped] = useState<string | null>(null)
  const tap = ({ record, lng, lat }: DrawnMark) => {
    setTapped(record?.id ?? null)
    if (record !== null || here === null) return
    if (isDeepest(here, WIDTH)) open(withQuery(plainListUrl(kind), { ...chosen, box: boxText(here) }))
    else setLook(nearer(here, { lng, lat }))
  }
  const one = tapped === null ? undefined : drawn.find(({ record }) => record?.id === tapped)

  return (
    <Page wide>
      <Asking pages={pages} asked={chosen} ask={ask} {...(tooShort === undefined ? {} : { tooShort })} />
      <View className="beside">
        <View className="beside__picture">
          {start.error && <Failure message={start.error.message} onRetry={start.retry} />}
          {start.isNowhere && <Nowhere kind={kind} answer={marks.answer} asked={chosen} empty={emptyOf(list, chosen)} />}
          {at === null && !start.error && !start.isNowhere && (
            <View className="map map--waiting" ariaRole="status">
              <Text>正在打开地图……</Text>
            </View>
          )}
          {at !== null && (
            <View className="map">
              <DrawnMap
                label={`${short}地图。下面的列表是同样的内容。`}
                look={at}
                marks={drawn}
                outlines={outlines}
                ground={ground}
                onMoved={(next) => setSeen((before) => (before !== null && isSameBox(before, next) ? before : next))}
                onTap={tap}
              />
            </View>
          )}
          {marks.error && <Failure message={marks.error.message} onRetry={marks.retry} />}
          {one && <Chosen kind={kind} mark={one} />}
          {at !== null && <Told kind={kind} answer={marks.answer} isLoading={marks.isLoading} asked={chosen} />}
          <Legend marks={drawn} hasOutlines={outlines.length > 0} hasGround={hasGround} />
        </View>
        {box !== null && <ListOfBox pages={pages} asked={asked} box={box} />}
      </View>
    </Page>
  )
}

interface ListOfBoxProps {
  pages: MarkedPages
  asked: Readonly<Record<string, string>>
  box: string
}

/** The list of the part that is seen: the map's equal, for whoever would rather read. */
function ListOfBox({ pages: { kind, Line }, asked, box }: ListOfBoxProps) {
  const paged = usePagedList<ItemOf[Kind]>(LIST_PATHS[kind], { ...asked, box })
  const { unit } = WORDS[kind]
  return (
    <View id="list-of-box" {...(process.env.TARO_ENV === 'h5' ? { tabindex: -1 } : {})}>
      <PagedLines
        list={paged}
        unit={unit}
        empty="图上这一块没有符合条件的。"
        line={(item) => <Line item={item} today={todayOf(paged.data ?? {}, paged.at ?? 0)} />}
      />
    </View>
  )
}
