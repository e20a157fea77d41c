import type { IncomingMessage, RequestListener } from 'node:http'
import Koa, { type Middleware } from 'koa'
import { DESK_ENDPOINTS } from '../shared/api/deskEndpoints'
import { PROGRAM_ENDPOINTS, RECORD_ENDPOINTS } from '../shared/api/endpoints'
import { SUBSCRIPTION_ENDPOINTS } from '../shared/api/subscriptionEndpoints'
import { TIP_ENDPOINTS } from '../shared/api/tipEndpoints'
import type { OwnerDoor } from './deliveries/index'
import { originOf } from './door/origin'
import { WordRouter } from './door/router'
import { createAnswerCache } from './middleware/answerCache'
import { errors } from './middleware/errors'
import { methods } from './middleware/methods'
import { isOfReporter, loggedPath } from './middleware/loggedPath'
import { createRecordGate, pathOf } from './middleware/recordGate'
import { requestLength } from './middleware/requestLength'
import { logRequest, requestLog } from './middleware/requestLog'
import { securityHeaders } from './middleware/securityHeaders'
import { boardRoutes } from './routes/boards'
import { calendarRoute } from './routes/calendar'
import { changeRoutes } from './routes/changes'
import { cityRoutes } from './routes/city'
import { codeImageRoutes } from './routes/codeImages'
import { comparisonRoutes } from './routes/comparison'
import { decisionRoutes } from './routes/decisions'
import { evidenceRoutes } from './routes/evidence'
import { descriptionRoutes } from './routes/description'
import type { Metrics } from './metrics'
import { healthRoutes, type HealthDeps } from './routes/health'
import { fileRoutes, type FileDeps } from './routes/files'
import { gradingRoutes } from './routes/grading'
import { listRoutes } from './routes/lists'
import { metricsRoute } from './routes/metrics'
import { mirrorRoutes } from './routes/mirror'
import { ownerPage } from './routes/ownerPage'
import { ownerRoutes } from './routes/owners'
import { plainPageRoutes } from './routes/plainPages'
import { quarterRoutes } from './routes/quarters'
import { reckonedRoutes } from './routes/reckoned'
import { recordRoutes } from './routes/records'
import { createSourceStates } from './routes/sourceStates'
import { deskRoutes } from './routes/desk'
import { deskObjectionRoutes } from './routes/deskObjections'
import { deskReplyRoutes } from './routes/deskReplies'
import { deskOrigin } from './routes/deskOrigin'
import { objectionRoutes } from './routes/objections'
import { replyRoutes } from './routes/replies'
import { sessionFirst } from './routes/deskProof'
import { tipRoutes } from './routes/tips'
import type { DeskDoor } from './desk/index'
import { toldRoute } from './routes/told'
import { web } from './routes/web'
import type { ObjectionDoor } from './objections/index'
import type { ReplyDoor } from './replies/index'
import type { TipDoor } from './tips/index'
import type { MakeCodeImage } from './wechat/codeImage'
import { plainCode } from './wechat/plainCode'

export interface AppOptions extends FileDeps, HealthDeps {
  metrics: Metrics
  /** folder of the built web page; null where there is none */
  webDir: string | null
  /** makes the codes that open records in the mini-program; absent: codes carry plain addresses */
  miniProgramCode?: MakeCodeImage | undefined
  /** the door for reporters; absent: this service takes no tips */
  tips?: TipDoor | undefined
  /** the door for officers; absent: nobody works here */
  desk?: DeskDoor | undefined
  /** the door for whom a record names; absent: this service takes no objections */
  objections?: ObjectionDoor | undefined
  /** the door for firms that answer a record; absent: this service takes no replies */
  replies?: ReplyDoor | undefined
  /** the door for owners and trading centres; absent: nobody is told by this service */
  ownerDoor?: OwnerDoor | undefined
  /** the desk's page and its key files, which only a demonstration hands out */
  demoPage?: Middleware | undefined
}

/** What the addresses of feeds begin with. */
const FEEDS = '/feeds/'

const secondsSince = (began: number): number => (performance.now() - began) / 1_000

/** The application, wired and not listening: kept answers first, then the framework. */
export function createApp({
  webDir,
  metrics,
  tips,
  desk,
  objections,
  replies,
  ownerDoor,
  demoPage,
  miniProgramCode,
  ...given
}: AppOptions): RequestListener {
  const { publicUrl } = given
  const deps = {
    ...given,
    city: {
      ...given.city,
      ...(publicUrl === undefined ? {} : { publicUrl }),
      ...(miniProgramCode === undefined ? {} : { miniProgramCodes: true }),
    },
  }
  const gate = createRecordGate()
  const app = new Koa()
  // Addresses within a feed are whole: where nobody says what they begin with, its bytes depend on how it was asked for.
  const keyOf = (request: IncomingMessage): string => {
    const { url = '' } = request
    return url.startsWith(FEEDS) ? originOf(request, deps.publicUrl) + url : url
  }
  const cache = createAnswerCache(deps.view, deps.now, keyOf)
  app.on('error', (error: unknown) => deps.log.error({ err: error }, 'an answer could not be sent'))
  app.use(requestLog(deps.log, metrics))
  // Around the errors: a refusal is read by the page too.
  if (desk) app.use(deskOrigin)
  app.use(errors(deps.log))
  app.use(cache.middleware)
  app.use(securityHeaders)
  app.use(requestLength)
  app.use(
    methods([
      ...RECORD_ENDPOINTS,
      ...PROGRAM_ENDPOINTS,
      ...(ownerDoor ? SUBSCRIPTION_ENDPOINTS : []),
      ...(tips ? TIP_ENDPOINTS : []),
      ...(desk ? DESK_ENDPOINTS : []),
    ]),
  )
  if (desk) app.use(sessionFirst(desk.deps))
  app.use(gate.middleware)
  // In other letters it is another address: what stands before the routes and asks for a path would not know it.
  const router = new WordRouter({ strict: true, sensitive: true })
  cityRoutes(router, deps)
  reckonedRoutes(router, deps)
  listRoutes(router, deps)
  fileRoutes(router, deps)
  recordRoutes(router, deps)
  quarterRoutes(router, deps)
  gradingRoutes(router, deps)
  const sourceStates = createSourceStates(deps)
  plainPageRoutes(router, deps, sourceStates, comparisonRoutes(router, deps), ownerDoor ? ownerPage(deps) : null)
  boardRoutes(router, deps, sourceStates)
  codeImageRoutes(router, { ...deps, makeCode: miniProgramCode ?? plainCode })
  changeRoutes(router, deps)
  decisionRoutes(router, deps)
  calendarRoute(router, deps)
  evidenceRoutes(router, deps)
  mirrorRoutes(router, deps, sourceStates)
  descriptionRoutes(router, deps)
  healthRoutes(router, deps)
  toldRoute(router, ownerDoor)
  if (ownerDoor) ownerRoutes(router, ownerDoor)
  if (tips) tipRoutes(router, tips)
  if (objections) objectionRoutes(router, objections)
  if (replies) replyRoutes(router, replies)
  if (desk) deskRoutes(router, desk)
  if (desk) deskObjectionRoutes(router, desk)
  if (desk) deskReplyRoutes(router, desk)
  metricsRoute(router, metrics)
  app.use(router.routes())
  app.use(router.allowedMethods())
  if (demoPage) app.use(demoPage)
  if (webDir !== null) app.use(web(webDir, deps.city.baseMap !== null))

  const handle = app.callback()
  return (request, response) => {
    const began = performance.now()
    if (cache.serve(request, response)) {
      logRequest(deps.log, 'GET', loggedPath({ path: pathOf(request) }), response.statusCode, began)
      metrics.request('kept', response.statusCode, secondsSince(began))
    } else if (gate.refuse(request, response)) {
      if (isOfReporter(pathOf(request))) metrics.reporter(response.statusCode)
      else metrics.request('refused', response.statusCode, secondsSince(began))
    } else void handle(request, response)
  }
}
