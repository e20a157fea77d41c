import Taro from '@tarojs/taro'
import type { AboutRecord } from '@shared/tips/content'
import type { TipKind } from '@shared/tips/words'
import { startFrom } from '@/hooks/shownRecord'
import { newTipUrl, TIP } from '@/text/links'
import { sealingFault } from '@/text/tipGate'
import { Tap } from './Tap'

/** Opens the writing of a tip; a phone that cannot seal is led to the page that says so, before anything of it is loaded. */
export function startTip(kind?: TipKind, record?: AboutRecord): void {
  if (record !== undefined) startFrom(record)
  void (sealingFault() === null ? Taro.navigateTo({ url: newTipUrl(kind, record) }) : Taro.switchTab({ url: TIP }))
}

/** Starts a tip from the record that a person is looking at. */
export function StartTip({ kind, record, text }: { kind: TipKind; record: AboutRecord; text: string }) {
  return (
    <Tap className="button" role="link" onTap={() => startTip(kind, record)}>
      {text}
    </Tap>
  )
}
