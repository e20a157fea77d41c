import { useEffect, useState } from 'react'
import { Image, Text, View } from '@tarojs/components'
import { TIP_PHOTOS_MAX } from '@shared/tips/limits'
import { Tap } from '@/components/Tap'
import { FaultLine } from '@/components/Field'
import type { DraftPhoto } from './draft'
import { keepPhoto, readPhoto, removePhoto } from './drafts'
import { makePhoto, type Picked } from './photo'
import { openPicture, pickPictures, showPhoto } from './picture'
import { sentenceOf } from './words'

interface PhotosProps {
  /** of what they are: their names begin with it */
  owner: string
  photos: readonly DraftPhoto[]
  onChange: (photos: DraftPhoto[]) => void
}

/** Photos of a tip or a message: picked, made small and bare on this phone, kept sealed, shown, removed. */
export function Photos({ owner, photos, onChange }: PhotosProps) {
  const [busy, setBusy] = useState<string | null>(null)
  const [faults, setFaults] = useState<string[]>([])

  const add = async () => {
    if (busy !== null) return
    try {
      const picked = await pickPictures()
      setFaults([])
      const { added, told } = await addAll(picked, { owner, room: TIP_PHOTOS_MAX - photos.length, onBusy: setBusy })
      setFaults(told)
      if (added.length > 0) onChange([...photos, ...added])
    } catch (error) {
      setFaults([sentenceOf(error)])
    } finally {
      setBusy(null)
    }
  }
  const remove = (photo: DraftPhoto) => {
    onChange(photos.filter(({ name }) => name !== photo.name))
    void removePhoto(photo.name)
  }

  return (
    <View className="field">
      <Text className="field__label">
        照片 {photos.length}/{TIP_PHOTOS_MAX}
      </Text>
      <View className="photos">
        {photos.map((photo, i) => (
          <View key={photo.name} className="photo">
            <Thumb name={photo.name} label={`照片 ${i + 1}`} />
            <Text className="hint photo__size">{Math.ceil(photo.size / 1024)} KB</Text>
            <Tap className="link link--plain" label={`删去照片 ${i + 1}`} onTap={() => remove(photo)}>
              删去
            </Tap>
          </View>
        ))}
      </View>
      {photos.length < TIP_PHOTOS_MAX && (
        <Tap className="button button--wide" id="add-photos" onTap={() => void add()}>
          {busy ?? '添加照片'}
        </Tap>
      )}
      {faults.map((sentence) => (
        <FaultLine key={sentence} fault={sentence} />
      ))}
      <Text className="hint">照片在手机上缩小，并去掉拍摄时间、地点、机型。画面里的人脸、车牌、工牌、您的影子不会去掉，请自己看一眼。</Text>
    </View>
  )
}

interface Adding {
  owner: string
  /** how many more there may be */
  room: number
  onBusy: (words: string) => void
}

/** Adds what can be added, one after another, and tells of the rest in sentences. */
async function addAll(picked: readonly Picked[], { owner, room, onBusy }: Adding): Promise<{ added: DraftPhoto[]; told: string[] }> {
  const added: DraftPhoto[] = []
  const told: string[] = []
  for (const [i, one] of picked.entries()) {
    if (added.length >= room) {
      told.push(`最多 ${TIP_PHOTOS_MAX} 张照片，多选的 ${picked.length - i} 张没有加上。`)
      break
    }
    onBusy(`正在处理第 ${i + 1} 张，共 ${picked.length} 张……`)
    try {
      const { bytes, width, height } = await makePhoto(one, openPicture)
      added.push({ name: await keepPhoto(owner, bytes), width, height, size: bytes.length })
    } catch (error) {
      told.push(picked.length > 1 ? `第 ${i + 1} 张：${sentenceOf(error)}` : sentenceOf(error))
    }
  }
  return { added, told }
}

/** A photo as it will be sent. */
export function Thumb({ name, label }: { name: string; label: string }) {
  const [url, setUrl] = useState<string | null>(null)
  useEffect(() => {
    let isGone = false
    const show = async () => {
      const bytes = await readPhoto(name)
      const shown = bytes === null || isGone ? null : await showPhoto(bytes)
      if (!isGone) setUrl(shown)
    }
    show().catch((error: unknown) => console.warn('a photo cannot be shown', error instanceof Error ? error.name : ''))
    return () => {
      isGone = true
    }
  }, [name])
  return url === null ? (
    <View className="photo__image" />
  ) : (
    <Image className="photo__image" mode="aspectFill" src={url} ariaLabel={label} aria-label={label} />
  )
}
