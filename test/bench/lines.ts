import { connect, type Socket } from 'node:net'

/** A request as it goes over the line, made ahead: the load must not cost what is measured. */
export type Wire = Buffer

export function wireOf(method: string, path: string, headers: Record<string, string>, body: Buffer): Wire {
  const fields = Object.entries({ Host: 'bench', ...headers, 'Content-Length': String(body.length) })
  const head = [`${method} ${path} HTTP/1.1`, ...fields.map(([name, value]) => `${name}: ${value}`)].join('\r\n')
  return Buffer.concat([Buffer.from(head + '\r\n\r\n'), body])
}

/** Lines to a service that are kept: each carries one request at a time, and a new one is made where all are busy. */
export class Lines {
  readonly #port: number
  readonly #free: Socket[] = []

  constructor(port: number) {
    this.#port = port
  }

  /** Sends a request and waits for the whole answer. Rejects at any status but 200, and where the line is cut. */
  async send(wire: Wire): Promise<void> {
    const line = this.#free.pop() ?? connect(this.#port, '127.0.0.1').setNoDelay(true)
    const answer = await exchange(line, wire)
    if (!answer.startsWith('HTTP/1.1 200 ')) throw new Error(answer)
    this.#free.push(line)
  }

  close(): void {
    for (const line of this.#free) line.destroy()
  }
}

const exchange = (line: Socket, wire: Wire): Promise<string> =>
  new Promise((resolve, reject) => {
    let text = ''
    const settle = (conclude: () => void) => {
      line.off('data', onData).off('error', onCut).off('close', onCut)
      conclude()
    }
    const onCut = () => settle(() => reject(new Error('the line was cut after: ' + text)))
    const onData = (chunk: Buffer) => {
      text += chunk.toString('latin1')
      const head = text.indexOf('\r\n\r\n')
      const length = Number(/\r\ncontent-length: (\d+)/i.exec(text)?.[1])
      if (head >= 0 && text.length >= head + 4 + length) settle(() => resolve(text))
    }
    line.on('data', onData).on('error', onCut).on('close', onCut)
    line.write(wire)
  })
