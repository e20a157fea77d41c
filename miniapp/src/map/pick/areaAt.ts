import { inRing } from '@shared/kinds/zone/inRing'
import type { Outline } from '@/kinds/zone/outlines'
import type { Point } from '../box'

/** The name of the zone in which a place lies; null where no zone is drawn there. */
export const areaAt = (outlines: readonly Outline[], { lng, lat }: Point): string | null =>
  outlines.find(({ rings }) =>
    rings.some((ring) =>
      inRing(
        ring.map((corner): [number, number] => [corner.lng, corner.lat]),
        lng,
        lat,
      ),
    ),
  )?.name ?? null
