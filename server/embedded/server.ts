import { createServer, type Socket } from 'node:net'
import type { Given } from './commands/index'
import { Cursors } from './cursors'
import { findDocuments } from './query/find'
import { Line, Paused } from './line'
import { keepPrivate } from './note'
import { socketIn, uriOf } from './socket'
import { Store, type StoreOptions } from './store'
import { takeOverFormer } from './takeOver'
import { Framer, ProtocolError, parseRequest } from './wire'

const TTL_EVERY_MS = 60_000

export interface Embedded {
  /** what a driver connects to */
  uri: string
  close: () => Promise<void>
}

export interface EmbeddedOptions extends Pick<StoreOptions, 'durable'> {
  dir: string
}

/** Opens the store in a folder and answers the wire protocol on a socket that the owner of the folder alone can reach. */
export async function listen({ dir, ...options }: EmbeddedOptions & StoreOptions): Promise<Embedded> {
  await takeOverFormer(dir, options.freeBytes)
  const store = new Store(dir, options)
  const cursors = new Cursors(store)
  const lines = new Map<Socket, Line>()
  const paused = new Paused()
  let connections = 0
  const server = createServer((socket) => {
    lines.set(socket, serve(socket, { store, cursors, connection: ++connections }, paused))
    socket.once('close', () => lines.delete(socket))
  })
  const timer = setInterval(() => {
    cursors.sweep()
    try {
      expire(store)
    } catch (error) {
      reportFault(error)
    }
  }, TTL_EVERY_MS)
  timer.unref()
  const place = socketIn(dir)
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(place.path, resolve))
  // Its folder is shut already: this is for who opens it.
  keepPrivate(place.path)
  return {
    uri: uriOf(place.path),
    close: async () => {
      clearInterval(timer)
      // What is under way is left at once: the store may close before every socket has told its end.
      for (const [socket, line] of lines) {
        line.end()
        socket.destroy()
      }
      await new Promise<void>((resolve) => server.close(() => resolve()))
      cursors.closeAll()
      await store.close()
      place.remove()
    },
  }
}

/** A fault is written where the operator looks; the one who asked has had an answer. */
const reportFault = (error: unknown): void => console.error('embedded store:', error)

/** Answers a connection until it ends; gives what answers it. */
function serve(socket: Socket, given: Given, paused: Paused): Line {
  const framer = new Framer()
  const line = new Line(socket, given, paused, reportFault)
  socket.on('error', () => socket.destroy())
  socket.once('close', () => line.end())
  socket.on('data', (chunk: Buffer) => {
    try {
      for (const message of framer.push(chunk)) line.take(parseRequest(message))
    } catch (error) {
      if (!(error instanceof ProtocolError)) throw error
      // Whoever does not speak the protocol is cut off; the others are served on.
      socket.destroy()
    }
  })
  return line
}

/** Removes what a TTL index says is over. */
export function expire(store: Store, now = Date.now()): void {
  for (const collection of store.collectionsOfAll()) {
    for (const index of collection.indexes) {
      const [path] = index.key[0] ?? []
      if (index.expireAfterSeconds === undefined || path === undefined) continue
      const filter = { [path]: { $lte: new Date(now - index.expireAfterSeconds * 1_000) } }
      const over = [...findDocuments(store, collection, { filter })]
      if (over.length > 0) store.write(() => over.forEach(({ record, doc }) => store.remove(collection, record, doc)))
    }
  }
}
