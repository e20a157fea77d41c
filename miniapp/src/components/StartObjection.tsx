import Taro from '@tarojs/taro'
import type { Kind } from '@shared/kinds/index'
import { OBJECTABLE, objectUrl } from '@/kinds/objectable'
import { sealingFault } from '@/text/tipGate'
import { Tap } from './Tap'

/** The way for whom a record names to say that it is wrong. A phone that cannot seal how the person is reached is told why. */
export function StartObjection({ kind, id }: { kind: Kind; id: string }) {
  if (!OBJECTABLE.has(kind)) return null
  const start = () => {
    const fault = sealingFault()
    if (fault === null) void Taro.navigateTo({ url: objectUrl(kind, id) })
    else void Taro.showModal({ title: '不能在这里提出', content: fault, showCancel: false })
  }
  return (
    <Tap className="link" id="object" role="link" onTap={start}>
      记录写的是您或您的企业？对这条记录有异议 ›
    </Tap>
  )
}
