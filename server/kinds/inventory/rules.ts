import { SITE_KINDS } from '../../../shared/kinds/site/words'
import { defineKind } from '../define'
import { sample } from './sample'

export const inventory = defineKind('inventory', {
  toPublic: (input) => ({ body: input }),
  title: ({ siteKind }) => `${SITE_KINDS[siteKind]}底数`,
  search: () => [],
  figures: [],
  intake: { headers: { total: /^(总数|底数|已知数量)$/, division: /^行政区划(代码)?$/ }, needs: [['total']] },
  sample,
})
