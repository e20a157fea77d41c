import { useEffect, useRef, useState } from 'react'
import Taro from '@tarojs/taro'
import { Text, View } from '@tarojs/components'
import { addDays, shanghaiDay } from '@shared/codes/dates'
import { TIP_PLACE_MAX } from '@shared/tips/limits'
import { TIP_KINDS } from '@shared/tips/words'
import { codesOf } from '@shared/vocabulary'
import { KINDS } from '@shared/kinds/index'
import { locate, type Here } from '@/api/location'
import { Card, Fact } from '@/components/Card'
import { Check, Choice, FaultLine, Field } from '@/components/Field'
import { Tap } from '@/components/Tap'
import { pickNear } from '@/hooks/pickNear'
import { PICK_POINT, POINT_PICKED } from '@/text/pickPoint'
import { publicPlaceOf } from '../publicPlace'
import { faultFinder, type StepProps } from './step'

const KIND_CHOICES = codesOf(TIP_KINDS).map((code) => ({ code, word: TIP_KINDS[code].label, note: TIP_KINDS[code].hint }))
const WHEN_CHOICES = [
  { code: 'going_on', word: '还在发生' },
  { code: 'day', word: '哪一天' },
  { code: 'unknown', word: '不记得' },
] as const

/** What it is about, whether somebody is in danger, where and when. */
export function PlaceStep({ draft, change, faults }: StepProps) {
  const fault = faultFinder(faults)
  return (
    <View>
      <Card>
        <Choice label="这是什么事" choices={KIND_CHOICES} chosen={draft.kind} fault={fault('kind')} onChoose={(kind) => change({ kind })} />
        <Check
          id="danger-now"
          word="危及生命，或已有人伤亡"
          note="会排在所有举报之前。现在就有人有危险，请先拨 119、120、110。"
          checked={draft.danger}
          onChange={(danger) => change({ danger })}
        />
        <Check
          id="about-office"
          word="涉及应急管理部门自己的人"
          note="勾上后由纪检监督受理台拆看，应急管理部门看不到。"
          checked={draft.aboutOffice}
          onChange={(aboutOffice) => change({ aboutOffice })}
        />
      </Card>
      <Card title="在哪里">
        {draft.record && (
          <Fact name={KINDS[draft.record.kind]}>
            <Text>{draft.record.title}</Text>
            {draft.record.about !== undefined && <Text className="hint">{draft.record.about}</Text>}
          </Fact>
        )}
        <Field
          id="address"
          label={draft.record ? '补充地点（可不填）' : '地址'}
          placeholder="路名门牌、楼层、附近标志"
          value={draft.address}
          fault={fault('where')}
          max={TIP_PLACE_MAX}
          onChange={(address) => change({ address })}
        />
        <Point draft={draft} change={change} faults={faults} />
      </Card>
      <Card title="什么时候">
        <Choice label="时间" choices={WHEN_CHOICES} chosen={draft.when} onChoose={(when) => change({ when })} />
        {draft.when === 'day' && <Day draft={draft} change={change} faults={faults} />}
      </Card>
    </View>
  )
}

/** Where the person stands, or means on a map: only when asked for. */
function Point({ draft, change }: StepProps) {
  const [fault, setFault] = useState<string | null>(null)
  const told = useRef(change)
  useEffect(() => {
    told.current = change
  })
  useEffect(() => {
    const take = (point: Here) => told.current({ point })
    Taro.eventCenter.on(POINT_PICKED, take)
    return () => void Taro.eventCenter.off(POINT_PICKED, take)
  }, [])
  const add = () =>
    locate().then(
      (point) => {
        setFault(null)
        change({ point })
      },
      () => setFault('没有得到位置。请写地址。'),
    )
  const pick = () => {
    pickNear.set(publicPlaceOf(draft.record))
    void Taro.navigateTo({ url: PICK_POINT })
  }
  if (draft.point)
    return (
      <View>
        <Text className="hint hint--pass">
          已附上位置：{draft.point.lng.toFixed(4)}，{draft.point.lat.toFixed(4)}
        </Text>
        <Tap className="link link--plain" onTap={() => change({ point: null })}>
          去掉位置
        </Tap>
      </View>
    )
  return (
    <View>
      <Tap className="button button--wide" role="link" id="pick-point" onTap={pick}>
        在地图上选
      </Tap>
      <Tap className="button button--wide" id="add-point" onTap={() => void add()}>
        附上我现在的位置
      </Tap>
      <Text className="hint">位置和内容一起密封，只有受理台看得到。站在家里请不要附。</Text>
      <FaultLine fault={fault} />
    </View>
  )
}

const DAYS = [
  { back: 0, word: '今天' },
  { back: 1, word: '昨天' },
  { back: 2, word: '前天' },
]

function Day({ draft, change, faults }: StepProps) {
  const today = shanghaiDay(new Date())
  return (
    <View>
      <View className="actions">
        {DAYS.map(({ back, word }) => (
          <Tap key={word} className="button" onTap={() => change({ day: addDays(today, -back) })}>
            {word}
          </Tap>
        ))}
      </View>
      <Field
        id="day"
        label="日期"
        placeholder="例如 2026-05-20"
        value={draft.day}
        fault={faultFinder(faults)('day')}
        max={20}
        onChange={(day) => change({ day })}
      />
    </View>
  )
}
