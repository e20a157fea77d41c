import { useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { bounded } from '@/components/Boundary'
import { Failure, NotThere } from '@/components/Loaded'
import { Page } from '@/components/Page'
import { Tap } from '@/components/Tap'
import { ZONES_MAP, useOutlines } from '@/kinds/zone/outlines'
import { pickNear } from '@/hooks/pickNear'
import { POINT_PICKED } from '@/text/pickPoint'
import { DrawnMap } from '../DrawnMap'
import { areaAt } from './areaAt'
import { boxText, comeNear, isNear, middleOf, nearTo, type Box, type Point } from '../box'
import { useStart } from '../useStart'
import '../index.scss'
import './index.scss'

const NOTHING = () => undefined
const nearOf = (place: Point | null): Box | null => place && nearTo(place)

/**
 * Where the person means, for whoever opened this page: the middle of the map. Which part is looked at stays on the phone: the service is asked once
 * for the zones of the whole city and never again, or it would learn the place of a tip.
 */
function PickPage() {
  // An address that was opened by itself has nobody to tell.
  const [isAsked] = useState(() => Taro.getCurrentPages().length > 1)
  return <Page>{isAsked ? <Picking /> : <NotThere message="请从举报的第 1 步打开地图。" />}</Page>
}

export default bounded(PickPage)

function Picking() {
  const start = useStart(null, ZONES_MAP, ZONES_MAP)
  const outlines = useOutlines(start.box && boxText(start.box))
  const [seen, setSeen] = useState<Box | null>(null)
  // The zones of the whole city are asked for wherever it begins.
  const [look, setLook] = useState<Box | null>(() => nearOf(pickNear.get()))
  const at = seen ?? (start.box && (look ?? start.box))
  const area = at && areaAt(outlines, middleOf(at))
  const take = (box: Box) => {
    const { lng, lat } = middleOf(box)
    Taro.eventCenter.trigger(POINT_PICKED, { lng, lat, crs: 'gcj02' })
    void Taro.navigateBack()
  }
  if (start.error) return <Failure message={start.error.message} onRetry={start.retry} />
  if (start.isNowhere) return <NotThere message="地图上还没有片区，请写地址。" />
  return (
    <View>
      <Text className="paragraph">移动地图，把要举报的地方放到十字中间。</Text>
      <Text className="hint">
        {process.env.TARO_ENV === 'h5'
          ? '图上只有片区的示意，没有路名；说不准时请写地址。您看了哪里只留在这台设备上。'
          : '您看了哪里不会发给我们的服务器；地图由微信提供，微信知道您看的是哪一带。'}
      </Text>
      {start.box === null ? (
        <View className="map map--waiting" ariaRole="status">
          <Text>正在打开地图……</Text>
        </View>
      ) : (
        <View className="map">
          <DrawnMap
            label="选一个地方：用方向键移动，用加减号放大缩小，地图中间就是选的地方"
            look={look ?? start.box}
            marks={[]}
            outlines={outlines}
            hasList={false}
            onMoved={setSeen}
            onTap={NOTHING}
          />
          <View className="cross" aria-hidden="true" />
        </View>
      )}
      {area && (
        <View ariaRole="status">
          <Text className="hint">十字在：{area}</Text>
        </View>
      )}
      {at !== null && isNear(at) && (
        <Tap className="button button--main button--wide" id="take" onTap={() => take(at)}>
          就是这里
        </Tap>
      )}
      {at !== null && !isNear(at) && (
        <View>
          <View ariaRole="status">
            <Text className="hint" id="too-far">
              再放大一些，才说得清是哪里。
            </Text>
          </View>
          <Tap className="button button--wide" id="come-near" onTap={() => setLook(comeNear(at))}>
            放大十字处
          </Tap>
        </View>
      )}
    </View>
  )
}
