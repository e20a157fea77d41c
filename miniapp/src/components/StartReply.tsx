import Taro from '@tarojs/taro'
import type { Kind } from '@shared/kinds/index'
import { REPLIABLE, replyUrl } from '@/kinds/objectable'
import { sealingFault } from '@/text/tipGate'
import { Tap } from './Tap'

/** The way for a firm that a record names to answer it beside it. A phone that cannot seal how the writer is reached is told why. */
export function StartReply({ kind, id }: { kind: Kind; id: string }) {
  if (!REPLIABLE.has(kind)) return null
  const start = () => {
    const fault = sealingFault()
    if (fault === null) void Taro.navigateTo({ url: replyUrl(kind, id) })
    else void Taro.showModal({ title: '不能在这里写', content: fault, showCancel: false })
  }
  return (
    <Tap className="link" id="reply-to" role="link" onTap={start}>
      记录写的是您的企业？在记录旁边写一段回应 ›
    </Tap>
  )
}
