import { View } from '@tarojs/components'
import { TIP_TEXT_MAX } from '@shared/tips/limits'
import { Card } from '@/components/Card'
import { FaultLine, LongField } from '@/components/Field'
import { Photos } from '../Photos'
import { faultFinder, type StepProps } from './step'

/** What happened, in words and photos. */
export function TextStep({ draft, change, faults }: StepProps) {
  const fault = faultFinder(faults)
  return (
    <View>
      <Card>
        <LongField
          id="text"
          label="经过"
          placeholder="看到了什么，哪家单位，涉及谁，还有谁知道"
          value={draft.text}
          hint="只写事实就好。匿名时，不要写只有您一个人知道的细节。"
          fault={fault('text')}
          max={TIP_TEXT_MAX}
          onChange={(text) => change({ text })}
        />
      </Card>
      <Card>
        <Photos owner={draft.id} photos={draft.photos} onChange={(photos) => change({ photos })} />
        <FaultLine fault={fault('photos')} />
      </Card>
    </View>
  )
}
