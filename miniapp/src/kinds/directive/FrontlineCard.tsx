import { useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import type { RecordAnswer } from '@shared/api/records'
import type { DirectiveBody } from '@shared/kinds/directive/schema'
import { evidencePath } from '@/api/paths'
import { absoluteUrl } from '@/api/request'
import { Card } from '@/components/Card'
import { Tap } from '@/components/Tap'
import { moment } from '@/text/time'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import { PRINT_WORDS, printCard } from './printCard'
import { qrPicture } from '../qr'
import type { WallCard } from './wallCard'

interface FrontlineCardProps {
  body: DirectiveBody
  answer: RecordAnswer<'directive'>
}

/** The card for the front line as it hangs on the wall, and the way to print it. */
export function FrontlineCard({ body, answer }: FrontlineCardProps) {
  const [said, setSaid] = useState<string | null>(null)
  const { frontlineCard } = body
  if (frontlineCard === null) return null
  const card = cardOf(frontlineCard, body, answer)
  const pictures = body.cardPicture ?? []
  return (
    <Card title="一线明白卡" id="frontline-card">
      <View className="wall-card">
        <Text className="wall-card__title">{card.title}</Text>
        <Text className="wall-card__text">{card.text}</Text>
        {card.picture !== null && (
          <Image className="wall-card__picture" mode="aspectFit" src={card.picture} ariaLabel="明白卡配图" aria-label="明白卡配图" />
        )}
        <View className="wall-card__foot">
          <Image
            className="wall-card__code"
            mode="aspectFit"
            src={card.code}
            ariaLabel="本文件页面的二维码"
            aria-label="本文件页面的二维码"
          />
          <View className="wall-card__words">
            <Text className="wall-card__note">{card.issued}</Text>
            <Text className="wall-card__note">扫码看要求、措施和落实情况</Text>
          </View>
        </View>
      </View>
      {pictures.length > 0 && card.picture === null && <Text className="hint">配图没有公布。</Text>}
      {PRINT_WORDS === null ? (
        <Text className="hint">要打印，请在电脑的浏览器里扫码打开本页。</Text>
      ) : (
        <Tap className="button" id="print-card" onTap={() => void printCard(card).then(setSaid)}>
          {PRINT_WORDS}
        </Tap>
      )}
      {said !== null && (
        <View className="hint hint--warn" ariaRole="status">
          {said}
        </View>
      )}
    </Card>
  )
}

function cardOf(text: string, { title, issuer, no, issuedOn, cardPicture }: DirectiveBody, { record, asOf }: RecordAnswer): WallCard {
  const shown = (cardPicture ?? []).find((one) => one.shown !== null)?.shown ?? null
  const address = absoluteUrl(`/#${recordUrl('directive', record.id)}`)
  return {
    title,
    text,
    issued: [issuedOn, issuer ?? `发文单位${UNKNOWN}`, no].filter((one) => one !== null).join(' · '),
    picture: shown === null ? null : absoluteUrl(evidencePath(shown)),
    address,
    code: qrPicture(address),
    asOf: `数据截至 ${moment(asOf)}`,
  }
}
