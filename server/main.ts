import { randomBytes, randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { buildWeb, webDir } from '../miniapp/build'
import { createApp } from './app'
import { CityError, announceHolidays, filesOf, loadCity } from './city'
import { startClock } from './clock/clock'
import { newHolder } from './clock/lease'
import type { DeliveryDeps } from './deliveries/deps'
import { ownersAtDesk } from './deliveries/atDesk'
import { createOwnerDoor } from './deliveries/index'
import { deliveryJobs } from './deliveries/jobs'
import { doorSettingsOf, openDoors } from './doors'
import { EnvError, baseMapOf, loadEnvFile, miniProgramOf, readEnv } from './env'
import { GradingError, loadGrading } from './grading'
import { createListener } from './listener'
import { createLog } from './log'
import { houseObjections } from './kinds/objection/house'
import { houseReplies } from './kinds/reply/house'
import { houseRewards } from './kinds/reward/house'
import { createMetrics } from './metrics'
import { watchClock } from './mirror/run/clockWatch'
import { readEverySource } from './mirror/run/everySource'
import { sweepSpools } from './mirror/fetch/spool'
import { lastDeliveryOn } from './mirror/run/lastDelivery'
import { orphanedVoices } from './mirror/run/retire'
import { mirrorJobs } from './mirror/run/schedule'
import { SourcesError, loadSources, type Source } from './mirror/source/sources'
import { takeOver } from './mirror/run/takeOver'
import { mirrorThread } from './mirror/worker/index'
import { picturesAtDeskIn } from './read/picturesAtDesk'
import { recordInQuestionIn } from './read/recordInQuestion'
import { mostUrgentIn, publicRecordIn } from './read/publicRecord'
import { PublishedView } from './read/published'
import { RowsFile } from './read/rowsFile'
import { deliverAgain, ensureSampleCity } from './sampleCity'
import { startSentence } from './startFault'
import { openStore } from './store'
import { roomIn } from './room'
import { objectionFacts } from './objections/facts'
import { replyFacts } from './replies/facts'
import { objectionJobs } from './objections/jobs'
import { replyJobs } from './replies/jobs'
import { startChecks } from './tips/checks/index'
import { canaryOnce, tipJobs } from './tips/jobs'
import { markPaid, paidRewards } from './tips/paid'
import { CertificatesFileError } from './tips/keys/certificatesFile'
import { DemoKeyError } from './tips/realKeys'
import { everyUnrectified, unrectifiedOf } from './tips/unrectified'
import { keptCodes } from './wechat/keptCodes'
import { miniProgramCode } from './wechat/miniProgramCode'
import { WebBuildError, whyBuildWeb } from './webBuild'
import { startWorkbooks } from './workbooks/index'

/** How often an instance asks whether another one has published. */
const REFRESH_MS = 2_000
/** Requests that are still open after this are cut, so that a stop always ends. */
const DRAIN_MS = 10_000
/** A run that is still under way after this is left as a kill would leave it, and read anew at the next start. */
const STOP_MS = 14_000

const say = (text: string): void => void process.stdout.write(text + '\n')

async function main(): Promise<void> {
  loadEnvFile()
  const env = readEnv()
  const log = createLog(env)
  const now = () => new Date()
  const sampleDir = join(env.DATA_DIR, 'sample')
  const files = filesOf(env, () => ensureSampleCity(sampleDir, now()))
  const sources = loadSources(files.sources)
  const grading = loadGrading(files.grading)
  const city = { ...loadCity(files), baseMap: baseMapOf(env) }
  announceHolidays(city)
  const { tips: tipSettings, demonstration, webRoot } = doorSettingsOf(env, city, now)
  const whyBuild = whyBuildWeb({ root: webRoot, production: env.NODE_ENV === 'production' })
  const store = await openStore(env)
  say(`存储：${store.description}`)
  const takenOver = await takeOver({ db: store.db, now, newId: randomUUID })
  if (takenOver !== null) say(`数据由旧版程序写成：${takenOver} 条记录换了编号，内容和历史不变`)
  const checks = startChecks()
  const workbooks = startWorkbooks({ log })
  const rowsFile = new RowsFile(join(env.DATA_DIR, 'rows'), (error) => log.warn({ err: error }, 'rows are read of the store'))
  const view = new PublishedView(store.db, now, () => everyUnrectified(store), rowsFile)
  const [publicRecord, pictures] = [publicRecordIn(view), picturesAtDeskIn(store.db, view, now)]
  const record = recordInQuestionIn(store.db, view)
  const holder = newHolder()
  let stopping = false
  const deliveries: DeliveryDeps = {
    db: store.db,
    now,
    log,
    published: () => view.today(),
    random: randomBytes,
    privateHosts: env.DELIVERY_PRIVATE_HOSTS ?? [],
    holder,
    isStopping: () => stopping,
  }
  const owners = ownersAtDesk(deliveries)
  // Of the disks of a MongoDB nobody here knows; it answers for them itself.
  const ownDisk = env.MONGODB_URI === undefined ? { freeBytes: roomIn(env.DATA_DIR, env.FREE_DISK_MB).freeBytes } : {}
  const { tips, desk, objections, replies } = await openDoors({
    ...ownDisk,
    env,
    settings: tipSettings,
    db: store.db,
    now,
    log,
    checks,
    publicRecord,
    pictures,
    record,
    owners,
  })

  const spool = join(env.DATA_DIR, 'spool')
  await sweepSpools(spool, now())
  const deps = { db: store.db, now, newId: randomUUID, spool, holdRules: city.holdRules }
  const own = [
    houseRewards({
      paid: () => paidRewards(store),
      mark: (paid, batch) => markPaid(store, paid, batch),
      budgetFen: env.TIP_REWARD_BUDGET_FEN ?? null,
      ledgerOn: (kind) => lastDeliveryOn(kind, sources.sources, store.db),
    }),
    houseObjections({ facts: () => objectionFacts(store) }),
    houseReplies({ facts: () => replyFacts({ db: store.db, record }) }),
  ]
  const clock = watchClock(deps, store.serverTime, log)
  const readers = mirrorThread({ uri: store.uri, deps, log, disk: { folder: env.DATA_DIR, keptMib: env.FREE_DISK_MB } })
  const isStopping = () => stopping
  const onPublished = () => view.refresh()
  const pass = { deps, log, holder, clock, sources: sources.sources, own, work: readers, onPublished, say, isStopping }
  const mirrorAll = (from: readonly Source[] = sources.sources) => readEverySource(from, pass)
  await view.refresh()
  // A first start has nothing to show before its sources; any other shows its last edition at once.
  const isFirst = view.current === null
  const prepare = async (): Promise<string | undefined> => {
    if (isFirst) await mirrorAll()
    if (env.SOURCES === undefined) {
      const news = deliverAgain(sampleDir, now())
      if (isFirst) await mirrorAll(sources.sources.filter(({ path }) => path !== undefined && news.includes(path)))
    }
    if (stopping) return undefined
    return demonstration?.begin({ db: store.db, desk, settings: tipSettings, log, urgent: mostUrgentIn(view) })
  }
  const prepared = prepare()
  // It is waited for below, behind the open door: until then its failure is nobody's yet.
  prepared.catch(() => {})
  if (whyBuild !== null) {
    say(whyBuild)
    // By a process of its own.
    await buildWeb(say, webRoot)
  }

  // The root signs its certificates a quarter ahead at most: while they are good, the clock cannot be wrong by a year.
  const isTimeSure = async () => {
    await tips.deps.certificates.refresh()
    return tips.deps.certificates.missing().length === 0
  }
  const metrics = createMetrics({ db: store.db, view, sources: sources.sources, now, canary: tips.canary.lastGoodAt, folder: env.DATA_DIR })
  const miniProgram = miniProgramOf(env)
  const app = createApp({
    db: store.db,
    unrectified: (record) => unrectifiedOf(store, record),
    view,
    sources: sources.sources,
    city,
    grading,
    workbooks,
    now,
    log,
    clock: clock.words,
    publicUrl: env.PUBLIC_URL,
    webDir,
    miniProgramCode: miniProgram === null ? undefined : keptCodes(miniProgramCode({ ...miniProgram, now })),
    metrics,
    tips,
    desk,
    objections,
    replies,
    ownerDoor: createOwnerDoor(deliveries),
    demoPage: demonstration?.page({ origin: () => addressOf('localhost'), log }),
  })
  const server = createListener(app, { maxConnections: env.MAX_CONNECTIONS, turnedAway: metrics.turnedAway })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(env.PORT, env.HOST, resolve))

  // It comes in as everybody does, and whoever starts the service sees soon whether the door stands open.
  const loopback = () => addressOf('127.0.0.1')
  const firstCanary = canaryOnce(tips, loopback()).catch((error: unknown) => log.error({ err: error }, 'the first canary failed'))

  // Told what to do with a signal before anything else can take long.
  const refresh = setInterval(
    () =>
      void view
        .refresh()
        // Whether or not the store answers: the day after is made of what is shown.
        .finally(() => view.makeAhead())
        .catch((error: unknown) => log.error({ err: error }, 'the view could not be refreshed')),
    REFRESH_MS,
  )
  const orphans = orphanedVoices(store.db, sources.sources).then(
    (names) => {
      if (names.length > 0) log.warn({ sources: names }, 'public records rest on sources that the list does not have')
    },
    (error: unknown) => log.error({ err: error }, 'sources that left the list could not be looked for'),
  )
  // A clock of their own: a receiver that stalls keeps no source waiting.
  const told = startClock(deliveryJobs(deliveries), { now, log, random: Math.random })
  const scheduled = prepared
    .then(() => (isFirst ? undefined : mirrorAll()))
    .then(() =>
      stopping
        ? null
        : startClock(
            [
              ...mirrorJobs(sources.sources, deps, {
                log,
                holder,
                clock,
                retention: sources.retention,
                own,
                onPublished,
                work: readers,
              }),
              ...tipJobs(tips, loopback),
              ...objectionJobs({ ...objections.deps, log, isTimeSure }),
              ...replyJobs({ ...replies.deps, log, isTimeSure }),
              ...(demonstration?.jobs ?? []),
            ],
            { now, log, random: Math.random },
          ),
    )
  const stop = async () => {
    if (stopping) return
    stopping = true
    clearInterval(refresh)
    setTimeout(() => process.exit(0), STOP_MS).unref()
    const read = readers.close()
    const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS)
    // The canary comes in by the door and takes away again what it brought: neither is closed before it is through.
    await Promise.all([firstCanary, orphans])
    const closed = new Promise((resolve) => server.close(resolve))
    server.closeIdleConnections()
    await Promise.all([closed, scheduled.then((clock) => clock?.stop()), told.stop(), read])
    clearTimeout(cut)
    // What waits to be written is what makes the next start quick.
    await Promise.all([store.close(), checks.stop(), workbooks.stop(), rowsFile.settled()])
    log.flush()
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void stop())
  // A terminal that is closed is no reason to end.
  process.on('SIGHUP', () => {})

  const address = addressOf('localhost')
  if (isFirst) say(`门已开：${address}，第一次采集完成以前页面说“正在准备数据”`)
  const guide = await prepared
  if (guide !== undefined) say(`${guide}\n演示受理台的地址：${address}/desk.html`)
  say(`明安已启动：${address}`)
  await scheduled

  /** The service as this machine reaches it; `local` is the name for where it listens on loopback, or everywhere. */
  function addressOf(local: string): string {
    const bound = server.address()
    const host = ['127.0.0.1', '0.0.0.0', '::'].includes(env.HOST) ? local : env.HOST
    return `http://${host}:${typeof bound === 'object' ? bound?.port : env.PORT}`
  }
}

/** What the settings or the files that they name are to blame for: its message is enough. */
const MISTAKES = [EnvError, CityError, GradingError, SourcesError, DemoKeyError, CertificatesFileError, WebBuildError]

main().catch((error: unknown) => {
  const isSetting = MISTAKES.some((mistake) => error instanceof mistake)
  const words = isSetting ? (error as Error).message : (startSentence(error) ?? (error as Error).stack)
  process.stderr.write(`${words}\n`)
  process.exit(1)
})
