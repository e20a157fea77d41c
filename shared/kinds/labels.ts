import { labels as accident } from './accident/words'
import { labels as directive } from './directive/words'
import { labels as enterprise } from './enterprise/words'
import { labels as fineAccount } from './fineAccount/words'
import { labels as hazard } from './hazard/words'
import { labels as inspection } from './inspection/words'
import { labels as inventory } from './inventory/words'
import { labels as notice } from './notice/words'
import { labels as objection } from './objection/words'
import { labels as penalty } from './penalty/words'
import { labels as reply } from './reply/words'
import { labels as reward } from './reward/words'
import { labels as site } from './site/words'
import { labels as zone } from './zone/words'
import type { Kind } from './index'

/** The words of each kind for its own fields, by name, or by dotted path where a name means another thing in one part. No page ships this file. */
export const LABELS: Readonly<Record<Kind, Readonly<Record<string, string>>>> = {
  enterprise,
  accident,
  notice,
  penalty,
  hazard,
  site,
  inventory,
  inspection,
  directive,
  fineAccount,
  reward,
  objection,
  reply,
  zone,
}
