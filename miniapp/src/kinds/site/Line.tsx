import { DANGER_LEVELS, SITE_KINDS } from '@shared/kinds/site/words'
import { Line } from '@/components/Line'
import { placeWords } from '@/text/place'
import { useDivisionNames } from '../zone/divisions'
import { UNKNOWN } from '@/text/words'
import { recordUrl } from '../addresses'
import type { LineProps } from '../define'
import { open } from '../open'
import { levelTone } from './danger'
import { watchOf } from './watch'

/** A key site in a list: what it is, who answers, whether it is watched. */
export function SiteLine({ item: { id, name, siteKind, dangerLevel, enterprise, place, monitoring } }: Pick<LineProps<'site'>, 'item'>) {
  const nameOf = useDivisionNames()
  const isGraded = dangerLevel !== null || siteKind === 'danger_source'
  const levelBadge = {
    words: dangerLevel === null ? `级别${UNKNOWN}` : DANGER_LEVELS[dangerLevel],
    tone: dangerLevel && levelTone(dangerLevel),
  }
  return (
    <Line
      title={name}
      standing={watchOf(monitoring)}
      notes={[SITE_KINDS[siteKind], `责任单位 ${enterprise?.name ?? UNKNOWN}`, placeWords(place, nameOf)]}
      badge={isGraded ? levelBadge : null}
      onTap={() => open(recordUrl('site', id))}
    />
  )
}
