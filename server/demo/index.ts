import { join } from 'node:path'
import type { Middleware } from 'koa'
import type { Randomness } from '../../shared/tips/crypto/bytes'
import type { Job } from '../clock/clock'
import { NIGHTLY } from '../clock/clock'
import type { DeskDoor } from '../desk/index'
import type { Env } from '../env'
import type { Log } from '../log'
import type { Db } from '../models/index'
import type { TipSettings } from '../tips/settings'
import type { AboutRecord } from '../../shared/tips/content'
import { DEMO_PASSPHRASE, isDemoRoot } from '../../shared/tips/demo'
import { ensureDemoKeys, type DemoKeys } from './keys'
import { ensureDemoOfficers, officersInWords } from './officers'
import { demoPage } from './page'
import { fillDemoDesk } from './sample'

/** Whether the service shows itself: the sample city, and no keys of anybody's own. Never in production. */
export const isDemonstration = ({ NODE_ENV, SOURCES, TIP_ROOT_PUBLIC_KEY: root, TIP_CERTIFICATES }: Env): boolean =>
  NODE_ENV !== 'production' && SOURCES === undefined && TIP_CERTIFICATES === undefined && (root === undefined || isDemoRoot(root))

export interface Demonstration {
  keys: () => DemoKeys
  /** adds officers and sample tips where nobody works yet; returns what tells a newcomer how to go on */
  begin: (given: { db: Db; desk: DeskDoor; settings: TipSettings; log: Log; urgent: AboutRecord | null }) => Promise<string>
  page: (given: { origin: () => string; log: Log }) => Middleware
  jobs: Job[]
}

/** Makes or renews the demonstration's keys in the data folder. */
export function openDemonstration({
  dataDir,
  now,
  randomness,
}: {
  dataDir: string
  now: () => Date
  randomness: Randomness
}): Demonstration {
  const dir = join(dataDir, 'demo-desk')
  let keys = ensureDemoKeys(dir, now(), randomness)
  const renew = () => {
    keys = ensureDemoKeys(dir, now(), randomness)
  }
  return {
    keys: () => keys,
    begin: async ({ db, desk, settings, log, urgent }) => {
      const secrets = await ensureDemoOfficers(desk.deps, desk.passwords)
      if (secrets.length === 0) return '演示受理台：工作人员的密码只在第一次启动时显示；要重来，请停止服务、删掉数据文件夹'
      const began = Date.now()
      const given = {
        db,
        settings,
        keys,
        desk: desk.deps.settings,
        publicRecord: desk.deps.publicRecord,
        urgent,
        randomness,
        log,
        now: now(),
      }
      const { count, receipt } = await fillDemoDesk(given)
      return [
        `演示受理台：放入 ${count} 件虚构的举报，用时 ${Math.round((Date.now() - began) / 1_000)} 秒`,
        '演示受理台的工作人员（只显示这一次；动态码用 npm run totp -- 密钥 取得）：',
        officersInWords(secrets),
        `密钥文件在受理台的“密钥”页里取，口令都是 ${DEMO_PASSPHRASE}`,
        `一张已有答复的凭证：${receipt}`,
      ].join('\n')
    },
    page: (given) => demoPage({ keys: () => keys, ...given }),
    jobs: [{ name: 'demo.keys', rhythm: NIGHTLY, work: () => Promise.resolve(renew()) }],
  }
}
