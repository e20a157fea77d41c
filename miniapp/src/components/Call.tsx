import Taro from '@tarojs/taro'
import { Tap } from './Tap'

/** A button that calls an office. */
export function Call({ phone, whom, text, className = 'button' }: { phone: string; whom: string; text?: string; className?: string }) {
  return (
    <Tap
      className={className}
      label={text ?? `拨打${whom}办公电话 ${phone}`}
      onTap={() => void Taro.makePhoneCall({ phoneNumber: phone }).catch(ignoreCancel)}
    >
      {text ?? `☎ ${phone}`}
    </Tap>
  )
}

/** Closing the system's dialog is a choice, not a failure. */
const ignoreCancel = () => undefined
