import type { Db } from '../models/index'
import { PART_SIZES } from '../../shared/api/tips'
import { FLOOR, NORMAL_DAY } from './rules'

/** What is taken: a part, or the envelope that makes a tip of the parts that are held. */
export type Taking = keyof typeof FLOOR

/** The share of the disk that tips may take. */
export interface Disk {
  /** Counts so many bytes as taken and returns what gives them back; null where there is no room. `modest`: the room kept for normal days is open. */
  take: (bytes: number, modest: boolean, what: Taking) => (() => void) | null
  /** whether nothing more fits, not even a tip without photos */
  isFull: () => boolean
  /** counts what the store really holds */
  measure: () => Promise<void>
  used: () => number
}

/** Bytes kept free for one normal day. */
export const RESERVE_BYTES =
  (NORMAL_DAY.texts + NORMAL_DAY.pictured) * NORMAL_DAY.textBytes + NORMAL_DAY.pictured * NORMAL_DAY.photos * NORMAL_DAY.photoBytes

/** Counts from what is stored, then by what comes; `measure` sets it right again after deletions. The disk itself is asked each time. */
export function createDisk({ tips, tipParts }: Pick<Db, 'tips' | 'tipParts'>, total: number, freeBytes = () => Infinity): Disk {
  let used = 0
  return {
    take: (bytes, modest, what) => {
      if (freeBytes() - bytes < FLOOR[what]) return null
      if (used + bytes > (modest ? total : total - RESERVE_BYTES)) return null
      used += bytes
      return () => {
        used -= bytes
      }
    },
    isFull: () => used + NORMAL_DAY.textBytes > total || freeBytes() - NORMAL_DAY.textBytes < FLOOR.filing,
    measure: async () => {
      const counts = await Promise.all(PART_SIZES.map(async (size) => size * (await tipParts.countDocuments({ size }))))
      used = counts.reduce((sum, bytes) => sum + bytes, (await tips.countDocuments({})) * NORMAL_DAY.textBytes)
    },
    used: () => used,
  }
}
