import type { RecordAnswer } from '@shared/api/records'
import type { Day } from '@shared/codes/dates'
import { heldWords } from '@shared/kinds/zone/heldWords'
import { roleWords } from '@shared/kinds/zone/personWords'
import type { ZoneBody } from '@shared/kinds/zone/schema'
import { ZONE_LEVELS } from '@shared/kinds/zone/words'
import { SECTORS } from '@shared/vocabulary'
import { UNKNOWN, toneOf } from '@/text/words'
import { posterFoot, posterPersons, type Poster, type PosterCodes } from '../poster'

/** The board of a zone on a day, of nothing but what is public. `codes.address`: its plain address, whole. */
export function posterOf(body: ZoneBody, answer: RecordAnswer, codes: PosterCodes, today: Day): Poster {
  const { name, code, level, sectors, persons, supervisionPhone } = body
  const nobody = persons.length === 0 ? [`${toneOf('unknown').shape} 责任人${UNKNOWN}`] : []
  return {
    title: name,
    place: [`编号 ${code}`, ZONE_LEVELS[level], ...sectors.map((sector) => SECTORS[sector])].join(' · '),
    alerts: [...heldWords(answer.computed).map(({ tone, words }) => `${toneOf(tone).shape} ${words}`), ...nobody],
    persons: posterPersons(persons, roleWords, today),
    supervision: supervisionPhone === null ? `监督电话${UNKNOWN}` : `没人接？监督电话 ☎ ${supervisionPhone}`,
    foot: posterFoot(answer, '扫码看现在由谁负责'),
    ...codes,
  }
}
