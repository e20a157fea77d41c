import type { Socket } from 'node:net'
import { runInTurns, type Given } from './commands/index'
import { encodeReply, type Request } from './wire'

const NOTHING = new Uint8Array()

/**
 * Readings that pause, of all connections. In each round of the event loop one of them goes on: who asks something short waits for one, and not for all.
 */
export class Paused {
  readonly #waiting: (() => void)[] = []

  /** Goes on when it is the turn of a reading. */
  add(goOn: () => void): void {
    if (this.#waiting.push(goOn) === 1) setImmediate(this.#next)
  }

  readonly #next = (): void => {
    // It stands there while it goes on: should it pause again, another round is not begun twice.
    this.#waiting[0]?.()
    this.#waiting.shift()
    if (this.#waiting.length > 0) setImmediate(this.#next)
  }
}

/** What one connection asks: answered one after the other. What takes long lets other connections in on its way. */
export class Line {
  readonly #socket: Socket
  readonly #given: Given
  readonly #paused: Paused
  readonly #onFault: (error: unknown) => void
  #waiting: Request[] = []
  #current: { request: Request; turns: Generator<void, Uint8Array> } | null = null

  constructor(socket: Socket, given: Given, paused: Paused, onFault: (error: unknown) => void) {
    this.#socket = socket
    this.#given = given
    this.#paused = paused
    this.#onFault = onFault
  }

  /** Answers a request as soon as those before it are answered. */
  take(request: Request): void {
    this.#waiting.push(request)
    if (this.#current === null) this.#goOn()
  }

  /** Leaves what is under way: nobody waits for it any more. */
  end(): void {
    this.#waiting = []
    this.#current?.turns.return(NOTHING)
    this.#current = null
  }

  readonly #goOn = (): void => {
    for (this.#current ??= this.#next(); this.#current !== null; this.#current = this.#next()) {
      const { request, turns } = this.#current
      const step = turns.next()
      if (!step.done) {
        this.#paused.add(this.#goOn)
        return
      }
      if (!request.silent) this.#socket.write(encodeReply(request, step.value))
    }
  }

  #next(): { request: Request; turns: Generator<void, Uint8Array> } | null {
    const request = this.#waiting.shift()
    return request ? { request, turns: runInTurns(request.command, this.#given, this.#onFault) } : null
  }
}
