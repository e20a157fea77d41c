import { z } from 'zod'
import { Mistake } from '../mistake'
import type { Boards } from './define'

/** The service does not answer, or not as the API says. */
export class ServiceError extends Mistake {}

const City = z.object({ city: z.object({ publicUrl: z.string().optional(), sample: z.boolean() }) })
const Lines = z.object({ items: z.array(z.looseObject({ id: z.string() })), next: z.string().nullable() })
const PAGE = 100

async function ask<T>(service: string, path: string, schema: z.ZodType<T>): Promise<T> {
  const answer = await fetch(service + path).catch(() => null)
  if (answer === null) throw new ServiceError(`${service} 没有回答。请先启动服务（npm start），或者用 --service 写明它的地址。`)
  const parsed = schema.safeParse(await answer.json().catch(() => null))
  if (!answer.ok || !parsed.success) throw new ServiceError(`${service}${path} 的回答不是本程序的（HTTP ${answer.status}）。`)
  return parsed.data
}

/** Where people reach a service; undefined: nobody has set it. */
export const publicUrlOf = async (service: string): Promise<string | undefined> =>
  (await ask(service, '/api/v1/summary', City)).city.publicUrl

/** The records of a kind of boards, all of them or those that bear a code. Throws ServiceError. */
export async function recordsOf(service: string, boards: Boards, code?: string): Promise<{ id: string; code: string }[]> {
  const found: { id: string; code: string }[] = []
  let cursor: string | null = ''
  while (cursor !== null) {
    const query = new URLSearchParams({
      limit: String(PAGE),
      ...(code === undefined ? {} : boards.asks(code)),
      ...(cursor ? { cursor } : {}),
    })
    const page: z.infer<typeof Lines> = await ask(service, `${boards.listPath}?${query.toString()}`, Lines)
    for (const item of page.items) {
      const own = boards.codeOf(item)
      if (own !== null) found.push({ id: item.id, code: own })
    }
    cursor = page.next
  }
  return found
}
