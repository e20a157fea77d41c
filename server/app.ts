import Koa from 'koa'
import Router from 'koa-router'
import { answerCache } from './middleware/answerCache'
import { errors } from './middleware/errors'
import { requestLength } from './middleware/requestLength'
import { requestLog } from './middleware/requestLog'
import { securityHeaders } from './middleware/securityHeaders'
import { cityRoutes } from './routes/city'
import type { Deps } from './routes/deps'
import { descriptionRoutes } from './routes/description'
import { healthRoutes } from './routes/health'
import { listRoutes } from './routes/lists'
import { mirrorRoutes } from './routes/mirror'
import { recordRoutes } from './routes/records'
import { web } from './routes/web'

export interface AppOptions extends Deps {
  /** folder of the built web page; null where there is none */
  webDir: string | null
}

/** The application, wired and not listening. */
export function createApp({ webDir, ...deps }: AppOptions): Koa {
  const app = new Koa()
  app.on('error', (error: unknown) => deps.log.error({ err: error }, 'an answer could not be sent'))
  app.use(requestLog(deps.log))
  app.use(errors(deps.log))
  app.use(answerCache(deps.view, deps.now))
  app.use(securityHeaders)
  app.use(requestLength)
  const router = new Router()
  cityRoutes(router, deps)
  listRoutes(router, deps)
  recordRoutes(router, deps)
  mirrorRoutes(router, deps)
  descriptionRoutes(router)
  healthRoutes(router, deps)
  app.use(router.routes())
  app.use(router.allowedMethods())
  if (webDir !== null) app.use(web(webDir))
  return app
}
