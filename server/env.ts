import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { z } from 'zod'
import type { BaseMap } from '../shared/api/city'
import { DEMO_ROOT_PUBLIC } from '../shared/tips/demo'
import { Mistake } from './mistake'

/** Variables that are set and empty count as not set: that is what `NAME=` in a file of settings means. */
const optional = <T extends z.ZodType>(schema: T) => z.preprocess((value) => (value === '' ? undefined : value), schema)

const File = optional(z.string().optional()).transform((file) => (file === undefined ? undefined : resolve(file)))

const AnonymousReward = z.strictObject({ basis: z.string().min(1).max(200), channel: z.string().min(1).max(200) })

function anonymousReward(text: string, ctx: z.RefinementCtx): z.output<typeof AnonymousReward> {
  const parsed = AnonymousReward.safeParse(jsonOrNull(text))
  if (parsed.success) return parsed.data
  ctx.addIssue({ code: 'custom', message: '要写 {"basis": "依据的文件", "channel": "领取的办法"} 这样的 JSON' })
  return z.NEVER
}

function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    // What is no JSON is no such object either, and is told in the same words.
    return null
  }
}

const Env = z.object({
  NODE_ENV: optional(z.enum(['development', 'production', 'test']).default('development')),
  HOST: optional(z.string().default('127.0.0.1')),
  PORT: optional(z.coerce.number('要写端口号').int().min(0).max(65_535).default(3_000)),
  MAX_CONNECTIONS: optional(z.coerce.number('要写多少个连接').int('要写整数').min(64, '至少 64').max(60_000, '至多 60000').default(4_096)),
  DATA_DIR: optional(z.string().default('data')).transform((dir) => resolve(dir)),
  MONGODB_URI: optional(
    z
      .string()
      .regex(/^mongodb(\+srv)?:\/\//, '要以 mongodb:// 或 mongodb+srv:// 开头')
      .optional(),
  ),
  EMBEDDED_STORE: optional(z.enum(['0', '1']).default('0')),
  PUBLIC_URL: optional(
    z
      .url({ protocol: /^https?$/ })
      .transform((url) => new URL(url).origin)
      .optional(),
  ),
  SOURCES: File,
  CITY: File,
  GRADING: File,
  TIANDITU_KEY: optional(
    z
      .string()
      .regex(/^[0-9a-f]{32}$/i, '要写天地图浏览器端密钥的 32 位十六进制')
      .optional(),
  ),
  MAP_APPROVAL_NO: optional(z.string().trim().max(60, '至多 60 个字').optional()),
  WECHAT_APP_ID: optional(
    z
      .string()
      .regex(/^wx[0-9a-f]{16}$/, '要写小程序的 AppID（wx 开头，共 18 位）')
      .optional(),
  ),
  WECHAT_APP_SECRET: optional(
    z
      .string()
      .regex(/^[0-9a-f]{32}$/, '要写小程序的 AppSecret，32 位十六进制')
      .optional(),
  ),
  TIP_ROOT_PUBLIC_KEY: optional(
    z
      .string()
      .toLowerCase()
      .regex(/^(?:demo|04[0-9a-f]{128})$/, '要写监督机构根公钥的 130 位十六进制（04 开头）')
      .transform((root) => (root === 'demo' ? DEMO_ROOT_PUBLIC : root))
      .optional(),
  ),
  TIP_CERTIFICATES: File,
  TIP_CANARY_KEYS: File,
  TIP_DISK_MB: optional(z.coerce.number('要写多少 MiB').int().min(256, '至少 256').default(10_240)),
  FREE_DISK_MB: optional(z.coerce.number('要写多少 MiB').int().min(0, '不能小于 0').default(1_024)),
  TRUST_PROXY: optional(z.coerce.number('要写前面有几层自己的代理').int().min(0).max(5).default(0)),
  ANONYMOUS_REWARD: optional(z.string().transform(anonymousReward).optional()),
  TIP_REWARD_BUDGET_FEN: optional(z.coerce.number('要写多少分').int('要写整数，以分计').min(0).optional()),
  DELIVERY_PRIVATE_HOSTS: optional(
    z
      .string()
      .regex(/^[a-z0-9.:[\]-]+:\d{1,5}(?:,[a-z0-9.:[\]-]+:\d{1,5})*$/, '要写 主机:端口，多个用逗号隔开')
      .transform((hosts) => hosts.split(','))
      .optional(),
  ),
  LOG_LEVEL: optional(z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info')),
})
export type Env = z.infer<typeof Env>

/** What is wrong with the settings, one line a variable. */
export class EnvError extends Mistake {}

/** Reads the settings once. Throws EnvError with every fault, so that they can be mended in one go. */
export function readEnv(variables: NodeJS.ProcessEnv = process.env): Env {
  const parsed = Env.safeParse(variables)
  if (!parsed.success) {
    const faults = parsed.error.issues.map((issue) => `  ${issue.path.join('.')}: ${issue.message}`)
    throw new EnvError(faultsInWords(faults))
  }
  const env = parsed.data
  const missing = (['SOURCES', 'CITY', 'GRADING', 'TIP_CERTIFICATES', 'TIP_CANARY_KEYS'] as const).filter(
    (name) => env[name] !== undefined && !existsSync(env[name]),
  )
  if (missing.length > 0) throw new EnvError(faultsInWords(missing.map((name) => `  ${name}: 没有这个文件：${env[name]}`)))
  if (env.NODE_ENV === 'production' && env.MONGODB_URI === undefined && env.EMBEDDED_STORE !== '1') {
    throw new EnvError('生产环境请设置 MONGODB_URI；确要用内嵌存储（单机、单进程），请设置 EMBEDDED_STORE=1')
  }
  if ((env.TIANDITU_KEY === undefined) !== (env.MAP_APPROVAL_NO === undefined)) {
    throw new EnvError('TIANDITU_KEY 和 MAP_APPROVAL_NO 要一起设置：有底图的地图要标明审图号')
  }
  if ((env.WECHAT_APP_ID === undefined) !== (env.WECHAT_APP_SECRET === undefined)) {
    throw new EnvError('WECHAT_APP_ID 和 WECHAT_APP_SECRET 要一起设置：小程序码要两个都有才能取')
  }
  return env
}

const faultsInWords = (faults: string[]): string => `设置有 ${faults.length} 处不对（见 .env.example）：\n${faults.join('\n')}`

/** The ground of the web's map as it is set; null where none is. */
export const baseMapOf = ({ TIANDITU_KEY: key, MAP_APPROVAL_NO: approvalNo }: Env): BaseMap | null =>
  key === undefined || approvalNo === undefined ? null : { key, approvalNo }

/** How WeChat knows the mini-program, as it is set; null where it is not. */
export const miniProgramOf = ({ WECHAT_APP_ID: appId, WECHAT_APP_SECRET: secret }: Env): { appId: string; secret: string } | null =>
  appId === undefined || secret === undefined ? null : { appId, secret }

/** Takes in a `.env` of the working folder where there is one; what is set already wins. */
export function loadEnvFile(): void {
  if (existsSync('.env')) process.loadEnvFile('.env')
}
