import { z } from 'zod'
import { WECHAT_API, askWechat, refusalInWords } from './asking'
import { CodeImageError, type CodeImage, type MakeCodeImage } from './codeImage'
import { plainCode } from './plainCode'

/** Where the mini-program reads what was scanned; without a slash before it, as WeChat wants it. */
export const SCAN_PAGE = 'record/scan/index'
/** The largest that WeChat makes, in pixels: it is printed as large as a hand. */
const WIDTH = 1_280
/** A token is asked for anew so long before it ends. */
const EARLY_MS = 5 * 60_000
/** Refusals after which a new token helps. */
const TOKEN_IS_OVER = new Set([40001, 40014, 42001])

const Token = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() })

/** How WeChat knows the mini-program, and where it is asked. */
export interface MiniProgram {
  appId: string
  secret: string
  now: () => Date
  /** WeChat's server; tests have one of their own */
  api?: string
}

/**
 * Makes mini-program codes by WeChat (`getwxacodeunlimit`, with a token of `stable_token`, which several instances may ask for without ending each
 * other's). A target without a scene gets the plain code.
 */
export function miniProgramCode({ appId, secret, now, api = WECHAT_API }: MiniProgram): MakeCodeImage {
  let token: { value: string; until: number } | null = null

  async function tokenNow(): Promise<string> {
    if (token !== null && now().getTime() < token.until) return token.value
    const answer = await askWechat(api, '/cgi-bin/stable_token', { grant_type: 'client_credential', appid: appId, secret })
    if ('refusal' in answer) throw new CodeImageError(refusalInWords(answer.refusal))
    const { data } = Token.safeParse(jsonOrNull(answer.bytes))
    if (data === undefined) throw new CodeImageError('微信的回答里没有令牌')
    token = { value: data.access_token, until: now().getTime() + data.expires_in * 1_000 - EARLY_MS }
    return data.access_token
  }

  const asked = async (scene: string) =>
    askWechat(api, `/wxa/getwxacodeunlimit?access_token=${encodeURIComponent(await tokenNow())}`, {
      scene,
      page: SCAN_PAGE,
      check_path: true,
      env_version: 'release',
      width: WIDTH,
    })

  return async (target) => {
    const { scene } = target
    if (scene === null) return plainCode(target)
    let answer = await asked(scene)
    if ('refusal' in answer && TOKEN_IS_OVER.has(answer.refusal.errcode)) {
      token = null
      answer = await asked(scene)
    }
    if ('refusal' in answer) throw new CodeImageError(refusalInWords(answer.refusal))
    return { type: pictureType(answer.bytes), bytes: answer.bytes }
  }
}

function jsonOrNull(bytes: Buffer): unknown {
  try {
    return JSON.parse(bytes.toString('utf8'))
  } catch {
    // Told as an answer without a token.
    return null
  }
}

/** By its first bytes: what somebody else's server says of its own type is not handed on. */
function pictureType(bytes: Buffer): CodeImage['type'] {
  if (bytes.subarray(0, 3).equals(Buffer.of(0xff, 0xd8, 0xff))) return 'image/jpeg'
  if (bytes.subarray(0, 4).equals(Buffer.of(0x89, 0x50, 0x4e, 0x47))) return 'image/png'
  throw new CodeImageError('微信的回答不是图片')
}
