import type Router from 'koa-router'
import { FINE_MONEY, INSPECTION_MONTH_ENDS, INVENTORY_AGAINST_LIST, RECOMMENDATIONS } from '../../shared/api/endpoints'
import type { RecommendationsAnswer } from '../../shared/kinds/accident/recommendations'
import type { FineMoneyAnswer } from '../../shared/kinds/fineAccount/money'
import type { MonthEndAnswer } from '../../shared/kinds/inspection/monthEnd'
import type { AgainstAnswer } from '../../shared/kinds/inventory/against'
import { bind } from '../door/bind'
import { RECOMMENDATIONS_OF, RECOMMENDATIONS_RULE, countsOf, recommendationsIn } from '../kinds/accident/recommendations'
import { FINE_MONEY_KINDS, asked, fineMoneyIn } from '../kinds/fineAccount/money'
import { historiesOf, type History } from '../kinds/inspection/histories'
import { MONTH_ENDS_OF, monthEndsOf } from '../kinds/inspection/lists'
import { AGAINST_KINDS, AGAINST_RULE, againstListOf, within } from '../kinds/inventory/against'
import { everSaid } from '../read/everSaid'
import { arrivalsOf } from '../read/runs'
import type { Published } from '../read/published'
import { asOf, publishedNow, sourcesOf, type ReadDeps } from './readDeps'

/** So many recommendations are told where nobody asks for fewer. */
const PAGE = 100

/** What is reckoned over all records of a kind: inventories against lists, month-end lists, fine money, recommendations. */
export function reckonedRoutes(router: Router, deps: ReadDeps): void {
  bind(router, {
    endpoint: INVENTORY_AGAINST_LIST,
    action: 'record.read',
    answer: ({ query: { division } }) => {
      const published = publishedNow(deps)
      const lines = againstListOf(published.models, published.ever)
      const answer: AgainstAnswer = {
        rule: AGAINST_RULE,
        items: division === undefined ? lines : within(lines, division),
        edition: published.edition._id,
        asOf: asOf(published),
        sources: AGAINST_KINDS.flatMap((kind) => sourcesOf(deps, kind)),
      }
      return { tag: published.tag, answer }
    },
  })

  bind(router, {
    endpoint: FINE_MONEY,
    action: 'record.read',
    answer: ({ query: { agency } }) => {
      const published = publishedNow(deps)
      const { models, day, edition, tag } = published
      const answer: FineMoneyAnswer = {
        items: asked(fineMoneyIn(models, day), agency),
        day,
        edition: edition._id,
        asOf: asOf(published),
        sources: FINE_MONEY_KINDS.flatMap((kind) => sourcesOf(deps, kind)),
      }
      return { tag, answer }
    },
  })

  bind(router, {
    endpoint: RECOMMENDATIONS,
    action: 'record.read',
    answer: ({ query: { standing, limit = PAGE, skip = 0 } }) => {
      const published = publishedNow(deps)
      const { day } = published
      const { lines, accidents, without } = recommendationsIn(published.models, day)
      const found = standing === undefined ? lines : lines.filter((line) => line.standing === standing)
      const answer: RecommendationsAnswer = {
        rule: RECOMMENDATIONS_RULE,
        counts: countsOf(lines),
        accidents,
        without,
        total: found.length,
        items: found.slice(skip, skip + limit),
        edition: published.edition._id,
        asOf: asOf(published),
        day,
        sources: sourcesOf(deps, RECOMMENDATIONS_OF),
      }
      return { tag: published.tag, answer }
    },
  })

  bind(router, {
    endpoint: INSPECTION_MONTH_ENDS,
    action: 'record.read',
    answer: async ({ query: { month } }) => {
      const published = publishedNow(deps)
      const histories = await findingsOf(deps, published)
      const answer: MonthEndAnswer = {
        ...monthEndsOf(histories, month ?? null, published.day),
        day: published.day,
        edition: published.edition._id,
        asOf: asOf(published),
        sources: sourcesOf(deps, MONTH_ENDS_OF),
      }
      return { tag: published.tag, answer }
    },
  })
}

/** What was ever public of all findings, by what is public: every month asks for it again. */
const FINDINGS = new WeakMap<Published, Promise<History[]>>()

function findingsOf({ db, now }: ReadDeps, published: Published): Promise<History[]> {
  const known = FINDINGS.get(published) ?? readFindings(db, published, now())
  FINDINGS.set(published, known)
  // What failed is asked for again.
  known.catch(() => FINDINGS.delete(published))
  return known
}

async function readFindings(db: ReadDeps['db'], published: Published, at: Date): Promise<History[]> {
  const versions = await everSaid(db, published, MONTH_ENDS_OF)
  const sources = new Set(versions.flatMap(({ source, others }) => [source, ...others]))
  return historiesOf(versions, await arrivalsOf(db, [...sources], at))
}
