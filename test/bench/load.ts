import { get, type Agent } from 'node:http'
import autocannon from 'autocannon'

const SECONDS = 4
const CONNECTIONS = 32

/** Requests a second that a server answers with 200, asked for these paths one after the other. */
export async function rate(base: string, paths: string[]): Promise<number> {
  const result = await autocannon({
    url: base,
    connections: CONNECTIONS,
    duration: SECONDS,
    requests: [{ method: 'GET', path: paths[0] ?? '/', ...(paths.length > 1 ? { setupRequest: nextOf(paths) } : {}) }],
  })
  if (result.non2xx > 0 || result.errors > 0) throw new Error(`${base}: ${result.non2xx} answers were not 200, ${result.errors} failed`)
  if (paths.length > 1 && result.requests.total > paths.length)
    throw new Error(`${base}: ${paths.length} paths are too few, some were asked twice`)
  return result['2xx'] / result.duration
}

function nextOf(paths: string[]): (request: autocannon.Request) => autocannon.Request {
  let i = 0
  return (request) => ({ ...request, path: paths[i++ % paths.length] ?? '/' })
}

export const median = (values: number[]): number => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0

export interface Quantiles {
  p50: number
  p99: number
  worst: number
}

export function quantiles(took: readonly number[]): Quantiles {
  const sorted = [...took].sort((a, b) => a - b)
  const at = (share: number): number => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
  return { p50: at(0.5), p99: at(0.99), worst: at(1) }
}

/** The status of an answer, once all of it has come. */
export const statusOf = (url: string, agent: Agent): Promise<number> =>
  new Promise((resolve, reject) => {
    get(url, { agent }, (answer) => {
      answer.resume()
      answer.once('end', () => resolve(answer.statusCode ?? 0))
    }).once('error', reject)
  })
