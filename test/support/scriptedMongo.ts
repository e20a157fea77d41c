import { createServer, type AddressInfo, type Socket } from 'node:net'
import { BSON } from 'bson'
import { Framer, encodeReply, parseRequest } from '../../server/embedded/wire'

/** What a server answers to a command, by the command's name; null: nothing, for ever. */
export type Script = (name: string, me: string) => Record<string, unknown> | null

/** A server that speaks MongoDB's protocol and says what a script says: servers that nobody can use are hard to come by. */
export async function scriptedMongo(script: Script): Promise<{ host: string; stop: () => Promise<void> }> {
  const sockets = new Set<Socket>()
  const server = createServer((socket) => {
    sockets.add(socket)
    const framer = new Framer()
    socket.on('error', () => socket.destroy())
    socket.on('data', (bytes) => {
      for (const message of framer.push(bytes)) {
        const request = parseRequest(message)
        const answer = script(Object.keys(request.command)[0] ?? '', host)
        if (answer !== null && !request.silent) socket.write(encodeReply(request, BSON.serialize(answer)))
      }
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`
  return {
    host,
    stop: async () => {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}

/** What a server says of itself that keeps data and takes writes. */
export const WRITABLE = {
  helloOk: true,
  ismaster: true,
  isWritablePrimary: true,
  maxBsonObjectSize: 16_777_216,
  maxMessageSizeBytes: 48_000_000,
  maxWriteBatchSize: 100_000,
  minWireVersion: 0,
  maxWireVersion: 21,
  ok: 1,
} as const

export const isHello = (name: string): boolean => ['hello', 'ismaster', 'isMaster'].includes(name)

/** What a member of a replica set says of itself. */
export const memberOf = (setName: string, me: string, isPrimary: boolean): Record<string, unknown> => ({
  ...WRITABLE,
  ismaster: isPrimary,
  isWritablePrimary: isPrimary,
  secondary: !isPrimary,
  setName,
  setVersion: 1,
  hosts: [me],
  me,
})

export const refusal = (code: number, codeName: string, errmsg: string): Record<string, unknown> => ({ ok: 0, code, codeName, errmsg })
