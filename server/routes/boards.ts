import type { Context } from 'koa'
import type Router from 'koa-router'
import { LRUCache } from 'lru-cache'
import type { Terminal } from '../../shared/api/city'
import { boardPath } from '../../shared/terminals'
import { sendNothingHeld } from '../door/held'
import { addressOf } from '../door/origin'
import { packed, type Slide } from '../kinds/board'
import { TERMINAL_LISTS, terminalSlides, type TerminalAnswers } from '../kinds/terminal'
import { TRADING_LIST, TRADING_PATH, tradingSlides } from '../kinds/tradingCentre'
import { PUBLIC, allow } from '../policies'
import { boardScript } from '../boards/script'
import { BOARD_POLICY, presentBoard, presentNoBoard, terminalHead, tradingHead } from '../presenters/board'
import { presentPlainEmpty } from '../presenters/plainPage'
import { PLAIN_POLICY } from '../presenters/plainStyle'
import { decisionsIn, isSaid, newestFirst } from '../read/decisions'
import { recordsListed } from '../read/listed'
import type { Published } from '../read/published'
import { createVersionLoader } from '../read/versionLoader'
import { asOf, type ReadDeps } from './readDeps'
import { answerOf } from './records'
import type { SourceStates } from './sourceStates'

/** As many records of a list as a board looks at. */
const RECORDS_MAX = 500
const KEPT_MAX = 100

/** `GET /boards/terminal/:id` and `GET /boards/trading-centre`, pages for screens on walls, and `GET /boards/board.js`, which pages through them. */
export function boardRoutes(router: Router, deps: ReadDeps, sourceStates: SourceStates): void {
  const { db, view, city, now, publicUrl } = deps
  const loadVersion = createVersionLoader(db)
  const slides = new LRUCache<string, Slide[], { published: Published; terminal: Terminal }>({
    max: KEPT_MAX,
    fetchMethod: (_key, _stale, { context: { published, terminal } }) => slidesOf(published, terminal),
  })

  const tradingKept = new LRUCache<string, Slide[], Published>({ max: 1, fetchMethod: (_key, _stale, { context }) => tradingOf(context) })

  async function slidesOf(published: Published, terminal: Terminal): Promise<Slide[]> {
    const listed = async (asked: {
      kind: (typeof TERMINAL_LISTS)[keyof typeof TERMINAL_LISTS]['kind']
      filters: Record<string, string>
    }) => {
      const { found } = await recordsListed(db, loadVersion, published, asked, RECORDS_MAX)
      return found.map((one) => answerOf(deps, published, one))
    }
    const [operators, circulars] = await Promise.all([listed(TERMINAL_LISTS.operators), listed(TERMINAL_LISTS.circulars)])
    return packed(terminalSlides(terminal, { operators, circulars } as TerminalAnswers))
  }

  router.get('/boards/terminal/:id', async function terminalBoardRoute(ctx: Context) {
    allow(PUBLIC, 'record.read')
    const terminal = city.terminals?.find(({ id }) => id === (ctx.params as Record<string, string | undefined>).id)
    if (terminal === undefined) return send(ctx, 404, presentNoBoard(city), PLAIN_POLICY)
    const published = view.today()
    if (published === null) return send(ctx, 503, presentPlainEmpty(city), PLAIN_POLICY)
    const kept = await slides.forceFetch(`${published.tag} ${terminal.id}`, { context: { published, terminal } })
    const kinds = Object.values(TERMINAL_LISTS).map(({ kind }) => kind)
    await sendBoard(ctx, published, {
      board: terminalHead(city, terminal),
      slides: kept,
      kinds,
      path: boardPath(terminal.id),
    })
  })

  router.get(TRADING_PATH, async function tradingBoardRoute(ctx: Context) {
    allow(PUBLIC, 'record.read')
    const published = view.today()
    if (published === null) return send(ctx, 503, presentPlainEmpty(city), PLAIN_POLICY)
    await sendBoard(ctx, published, {
      board: tradingHead(city),
      slides: await tradingKept.forceFetch(published.tag, { context: published }),
      kinds: [TRADING_LIST.kind],
      path: TRADING_PATH,
    })
  })

  async function tradingOf(published: Published): Promise<Slide[]> {
    const { found } = await recordsListed(db, loadVersion, published, TRADING_LIST, RECORDS_MAX)
    const told = found.flatMap(({ version }) => (isSaid(version) ? [decisionsIn(version, published.day, null)] : []))
    const decisions = told.flatMap((one) => one.decisions).sort(newestFirst)
    return packed(tradingSlides(decisions, told.filter(({ isUntold }) => isUntold).length))
  }

  async function sendBoard(
    ctx: Context,
    published: Published,
    {
      board,
      slides: shown,
      kinds,
      path,
    }: Pick<Parameters<typeof presentBoard>[0], 'board' | 'slides'> & { kinds: readonly string[]; path: string },
  ): Promise<void> {
    const { sources } = await sourceStates()
    const page = presentBoard({
      city,
      board,
      slides: shown,
      edition: published.edition._id,
      asOf: asOf(published),
      late: sources.filter(({ kind, silent }) => silent && kinds.includes(kind)).map(({ title }) => title),
      address: addressOf(ctx.req, path, publicUrl),
      script: boardScript().version,
      now: now(),
    })
    send(ctx, 200, page, BOARD_POLICY)
  }

  router.get('/boards/board.js', function boardScriptRoute(ctx: Context) {
    const { code, version } = boardScript()
    ctx.set('Cache-Control', 'no-cache')
    ctx.set('ETag', `"${version}"`)
    ctx.type = 'text/javascript; charset=utf-8'
    ctx.body = code
    sendNothingHeld(ctx)
  })
}

function send(ctx: Context, status: number, page: string, policy: string): void {
  ctx.status = status
  ctx.set('Content-Security-Policy', policy)
  // A board asks each minute, and must learn at once what is over.
  ctx.set('Cache-Control', 'no-store')
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = page
}
