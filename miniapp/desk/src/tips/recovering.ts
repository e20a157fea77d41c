import { DESKS } from '@shared/tips/words'
import type { Desk } from '@shared/tips/words'
import type { Client } from '../api/client'
import { PATHS } from '../api/paths'
import type { RecoveryAnswer, RecoveryFile, RewrapBody, RewrapDone } from '../api/types'

/** The two ways of an envelope whose key was lost: out to the recovery body, and back. What it holds is never here. */

const AT_ONCE = 20

/** All that waits for the recovery body, page after page. Rejects as the service refuses. */
export async function envelopesOf(client: Pick<Client, 'get'>, desk: Desk): Promise<RecoveryFile> {
  const items: RecoveryFile['items'] = []
  let cursor: string | null = null
  do {
    const page: RecoveryAnswer = await client.get<RecoveryAnswer>(PATHS.recovery(desk, cursor))
    items.push(...page.items)
    cursor = page.next
  } while (cursor !== null)
  return { desk, items }
}

/** What the recovery body wrote; each item is looked at by the service. Throws a sentence where it is another file. */
export function readRecovered(text: string): RewrapBody & { desk: Desk } {
  const { desk, items } = jsonOf(text)
  const isDesk = typeof desk === 'string' && Object.keys(DESKS).includes(desk)
  const areNew = Array.isArray(items) && items.length > 0 && items.every((one: unknown) => isObject(one) && 'deskWrap' in one)
  if (!isDesk || !areNew) throw new Error('这不是恢复结果文件（npm run keys -- recover 写出的那一个）。什么也没有上传。')
  return { desk: desk as Desk, items: items as RewrapBody['items'] }
}

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null

function jsonOf(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return isObject(value) ? value : {}
  } catch {
    return {}
  }
}

/** Brings the new wraps back, some at a time; `onProgress` gets what was done so far. Rejects as the service refuses. */
export async function bringBack(
  client: Pick<Client, 'send'>,
  { desk, items }: ReturnType<typeof readRecovered>,
  onProgress: (done: RewrapDone) => void,
): Promise<void> {
  const all: RewrapDone = { changed: 0, skipped: 0 }
  for (let at = 0; at < items.length; at += AT_ONCE) {
    const done = await client.send<RewrapDone>('POST', PATHS.rewrap, { desk, items: items.slice(at, at + AT_ONCE) })
    all.changed += done.changed
    all.skipped += done.skipped
    onProgress({ ...all })
  }
}
