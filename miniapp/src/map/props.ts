import type { BaseMap } from '@shared/api/city'
import type { Box } from './box'
import type { DrawnMark } from './marks'
import type { Outline } from '@/kinds/zone/outlines'

/** A map as the page knows it, whoever draws it. */
export interface DrawnMapProps {
  /** what a screen reader says of it */
  label: string
  /** where to look; the map follows whenever this is another box, and else stays where a person moved it */
  look: Box
  marks: readonly DrawnMark[]
  outlines: readonly Outline[]
  /** the ground under the map of a browser, which its provider then sees moved; absent: none */
  ground?: BaseMap | null
  /** whether the page has a list of the same below, to which a keyboard is led past the map; default: it has */
  hasList?: boolean
  /** told of the part that is seen, whenever that has changed */
  onMoved: (seen: Box) => void
  onTap: (mark: DrawnMark) => void
}
