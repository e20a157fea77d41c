import { Text, View } from '@tarojs/components'
import type { HazardBody } from '@shared/kinds/hazard/schema'
import { evidencePath } from '@/api/paths'
import { absoluteUrl } from '@/api/request'
import { Card } from '@/components/Card'
import { NoPicture, Picture as Shown } from '@/components/Picture'
import { useEnlarged } from '@/components/enlarge'
import { GONE, picturesOf, type Picture } from './pictures'

/** Absent in an answer that was kept before there were pictures. */
type Evidence = HazardBody['evidence'] | undefined

/** Pictures of what was found and of what was put right, side by side; where one cannot be seen, why. */
export function Pictures({ evidence, title }: { evidence: Evidence; title: string }) {
  if (!evidence || evidence.length === 0) return null
  return (
    <Card title="整改前后的照片" id="evidence">
      <PicturesDrawn evidence={evidence} of={title} />
      <Text className="hint">照片由来源给出。公布的是缩小后重画的，不带拍摄地点、时间和机型；谁看过人脸和车牌，写在每张下面。</Text>
    </Card>
  )
}

interface PicturesDrawnProps {
  evidence: Evidence
  /** what they are pictures of, for a person who does not see them */
  of: string
  /** what those are called that show neither before nor after */
  other?: string
}

/** The pictures themselves. */
export function PicturesDrawn({ evidence, of, other }: PicturesDrawnProps) {
  const columns = picturesOf(evidence, of, other)
  const all = columns === null ? [] : [...columns.before, ...columns.after, ...columns.other]
  const { enlarge, enlarged } = useEnlarged(all.flatMap(({ shown, alt }) => (shown === null ? [] : { url: urlOf(shown.hash), alt })))
  if (columns === null) return null
  const draw = (picture: Picture, i: number) => <Drawn key={i} picture={picture} onTap={enlarge} />
  const isCompared = columns.before.length > 0 && columns.after.length > 0
  return (
    <View>
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
      {enlarged}
    </View>
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
