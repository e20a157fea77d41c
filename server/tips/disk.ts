import type { Db } from '../models/index'
import { PART_SIZES } from '../../shared/api/tips'
import { NORMAL_DAY } from './rules'

/** The share of the disk that tips may take. */
export interface Disk {
  /** Counts so many bytes as taken and returns what gives them back; null where there is no room. `modest`: the room kept for normal days is open. */
  take: (bytes: number, modest: boolean) => (() => void) | null
  /** whether nothing more fits, not even a tip without photos */
  isFull: () => boolean
  /** counts what the store really holds */
  measure: () => Promise<void>
  used: () => number
}

/** Bytes kept free for one normal day. */
export const RESERVE_BYTES =
  (NORMAL_DAY.texts + NORMAL_DAY.pictured) * NORMAL_DAY.textBytes + NORMAL_DAY.pictured * NORMAL_DAY.photos * NORMAL_DAY.photoBytes

/** Counts from what is stored, then by what comes; `measure` sets it right again after deletions. */
export function createDisk({ tips, tipParts }: Pick<Db, 'tips' | 'tipParts'>, total: number): Disk {
  let used = 0
  return {
    take: (bytes, modest) => {
      if (used + bytes > (modest ? total : total - RESERVE_BYTES)) return null
      used += bytes
      return () => {
        used -= bytes
      }
    },
    isFull: () => used + NORMAL_DAY.textBytes > total,
    measure: async () => {
      const counts = await Promise.all(PART_SIZES.map(async (size) => size * (await tipParts.countDocuments({ size }))))
      used = counts.reduce((sum, bytes) => sum + bytes, (await tips.countDocuments({})) * NORMAL_DAY.textBytes)
    },
    used: () => used,
  }
}
