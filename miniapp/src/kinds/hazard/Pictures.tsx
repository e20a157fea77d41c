import { Text, View } from '@tarojs/components'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { evidencePath } from '@/api/paths'
import { absoluteUrl } from '@/api/request'
import { Card } from '@/components/Card'
import { NoPicture, Picture as Shown } from '@/components/Picture'
import { useEnlarged } from '@/components/enlarge'
import { GONE, picturesOf, type Picture } from './pictures'

/** Pictures of what was found and of what was put right, side by side; where one cannot be seen, why. */
export function Pictures({ evidence, title }: { evidence: HazardBody['evidence'] | undefined; title: string }) {
  const columns = picturesOf(evidence, title)
  const all = columns === null ? [] : [...columns.before, ...columns.after, ...columns.other]
  const { enlarge, enlarged } = useEnlarged(all.flatMap(({ shown, alt }) => (shown === null ? [] : { url: urlOf(shown.hash), alt })))
  if (columns === null) return null
  const draw = (picture: Picture, i: number) => <Drawn key={i} picture={picture} onTap={enlarge} />
  const isCompared = columns.before.length > 0 && columns.after.length > 0
  return (
    <Card title="整改前后的照片" id="evidence">
      {isCompared ? (
        <View className="compared">
          <View className="compared__side">{columns.before.map(draw)}</View>
          <View className="compared__side">{columns.after.map(draw)}</View>
        </View>
      ) : (
        [...columns.before, ...columns.after].length > 0 && (
          <View className="compared">{[...columns.before, ...columns.after].map(draw)}</View>
        )
      )}
      {columns.other.length > 0 && <View className="compared">{columns.other.map(draw)}</View>}
      <Text className="hint">照片由来源给出。公布的是缩小后重画的，不带拍摄地点、时间和机型；谁看过人脸和车牌，写在每张下面。</Text>
      {enlarged}
    </Card>
  )
}

const urlOf = (hash: string): string => absoluteUrl(evidencePath(hash))

function Drawn({ picture, onTap }: { picture: Picture; onTap: (one: { url: string; alt: string }) => void }) {
  const { title, notes, alt, shown, instead } = picture
  return (
    <View className="compared__one">
      <Text className="compared__title">{title}</Text>
      {shown === null ? (
        <NoPicture words={instead} />
      ) : (
        <Shown url={urlOf(shown.hash)} alt={alt} ratio={shown.ratio} lost={GONE} onTap={() => onTap({ url: urlOf(shown.hash), alt })} />
      )}
      {notes.map((note) => (
        <Text key={note} className="compared__note">
          {note}
        </Text>
      ))}
    </View>
  )
}
