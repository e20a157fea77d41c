import { BSON } from 'bson'
import { rawElements } from './bson/validate'
import type { Doc } from './bson/values'

/** Framing of the MongoDB wire protocol: OP_MSG, and the one OP_QUERY with which drivers say hello. */

const OP_REPLY = 1
const OP_QUERY = 2004
const OP_MSG = 2013
const HEADER = 16
const CHECKSUM_PRESENT = 1
const MORE_TO_COME = 2

export const MESSAGE_MAX = 48_000_000

/** One request, its documents of an `insert` still as the bytes that were sent. */
export interface Request {
  id: number
  opcode: number
  command: Doc
  /** the client does not wait for an answer */
  silent: boolean
}

/** The bytes are not the protocol; the connection must be closed. */
export class ProtocolError extends Error {}

/** Splits what arrives on a connection into whole messages. Throws ProtocolError at an impossible length. */
export class Framer {
  #pending: Buffer[] = []
  #size = 0

  push(chunk: Buffer): Buffer[] {
    this.#pending.push(chunk)
    this.#size += chunk.length
    const messages: Buffer[] = []
    for (;;) {
      if (this.#size < 4) return messages
      const length = this.#peekLength()
      if (length < HEADER || length > MESSAGE_MAX) throw new ProtocolError(`a message of ${length} bytes`)
      if (this.#size < length) return messages
      const all = this.#pending.length === 1 ? (this.#pending[0] as Buffer) : Buffer.concat(this.#pending)
      messages.push(all.subarray(0, length))
      const rest = all.subarray(length)
      this.#pending = rest.length > 0 ? [rest] : []
      this.#size = rest.length
    }
  }

  #peekLength(): number {
    if ((this.#pending[0]?.length ?? 0) < 4) this.#pending = [Buffer.concat(this.#pending)]
    return this.#pending[0]?.readInt32LE(0) ?? 0
  }
}

/** Reads one whole message. Throws ProtocolError where it is not well formed. */
export function parseRequest(message: Buffer): Request {
  const id = message.readInt32LE(4)
  const opcode = message.readInt32LE(12)
  try {
    if (opcode === OP_MSG) return { id, opcode, ...parseMessage(message) }
    if (opcode === OP_QUERY) return { id, opcode, command: parseQuery(message), silent: false }
  } catch (error) {
    throw error instanceof ProtocolError ? error : new ProtocolError(`a message cannot be read: ${String(error)}`)
  }
  throw new ProtocolError(`the operation code ${opcode}`)
}

function parseMessage(message: Buffer): { command: Doc; silent: boolean } {
  const flags = message.readUInt32LE(HEADER)
  if (flags & 0xfffc) throw new ProtocolError(`unknown required flags ${flags}`)
  const end = message.length - (flags & CHECKSUM_PRESENT ? 4 : 0)
  let at = HEADER + 4
  let body: Doc | null = null
  const sequences: [string, Buffer[]][] = []
  while (at < end) {
    const kind = message.readUInt8(at++)
    const size = message.readInt32LE(at)
    if (size < 5 || at + size > end) throw new ProtocolError('a section is cut off')
    if (kind === 0) body = parseDocument(message.subarray(at, at + size))
    else if (kind === 1) sequences.push(parseSequence(message.subarray(at + 4, at + size)))
    else throw new ProtocolError(`the section kind ${kind}`)
    at += size
  }
  if (!body) throw new ProtocolError('a message without a body')
  for (const [name, documents] of sequences)
    body[name] =
      name === 'documents' ? documents : documents.map((bytes) => BSON.deserialize(bytes, { useBigInt64: true, promoteBuffers: false }))
  return { command: body, silent: (flags & MORE_TO_COME) !== 0 }
}

function parseSequence(section: Buffer): [string, Buffer[]] {
  const nameEnd = section.indexOf(0)
  if (nameEnd < 0) throw new ProtocolError('a document sequence without a name')
  const documents: Buffer[] = []
  let at = nameEnd + 1
  while (at < section.length) {
    const size = section.readInt32LE(at)
    if (size < 5 || at + size > section.length) throw new ProtocolError('a document is cut off')
    documents.push(section.subarray(at, at + size))
    at += size
  }
  return [section.toString('utf8', 0, nameEnd), documents]
}

function parseQuery(message: Buffer): Doc {
  const nameEnd = message.indexOf(0, HEADER + 4)
  const at = nameEnd + 1 + 8
  if (nameEnd < 0 || at + 5 > message.length) throw new ProtocolError('a query is cut off')
  const size = message.readInt32LE(at)
  if (size < 5 || at + size > message.length) throw new ProtocolError('a query is cut off')
  return parseDocument(message.subarray(at, at + size))
}

/** Decodes a command; the documents of an insert stay bytes, so that their exact types survive. */
function parseDocument(bytes: Buffer): Doc {
  const command: Doc = BSON.deserialize(bytes, { useBigInt64: true, promoteBuffers: false })
  if (Object.keys(command)[0] === 'insert') command.documents = rawElements(bytes, 'documents') ?? undefined
  if (command.documents === undefined) delete command.documents
  return command
}

/** The bytes of an answer to a request. */
export function encodeReply(request: Request, body: Uint8Array): Buffer {
  const head = request.opcode === OP_QUERY ? HEADER + 20 : HEADER + 5
  const reply = Buffer.alloc(head)
  reply.writeInt32LE(head + body.byteLength, 0)
  reply.writeInt32LE(0, 4)
  reply.writeInt32LE(request.id, 8)
  reply.writeInt32LE(request.opcode === OP_QUERY ? OP_REPLY : OP_MSG, 12)
  // OP_REPLY says: await capable (8), cursor 0, starting at 0, one document. OP_MSG says: no flags, section kind 0.
  if (request.opcode === OP_QUERY) {
    reply.writeInt32LE(8, HEADER)
    reply.writeInt32LE(1, HEADER + 16)
  }
  return Buffer.concat([reply, body])
}

/** The body of a cursor's answer, built from stored bytes without decoding them. */
export function encodeCursor(ns: string, id: bigint, batchName: 'firstBatch' | 'nextBatch', batch: Uint8Array[]): Buffer {
  const array = documentOf(batch.map((bytes, i) => element(0x03, String(i), bytes)))
  const cursorId = Buffer.alloc(8)
  cursorId.writeBigInt64LE(id)
  const name = Buffer.from(ns, 'utf8')
  const nsValue = Buffer.concat([int32(name.length + 1), name, Buffer.of(0)])
  const cursor = documentOf([element(0x04, batchName, array), element(0x12, 'id', cursorId), element(0x02, 'ns', nsValue)])
  const ok = Buffer.alloc(8)
  ok.writeDoubleLE(1)
  return documentOf([element(0x03, 'cursor', cursor), element(0x01, 'ok', ok)])
}

const int32 = (value: number): Buffer => {
  const bytes = Buffer.alloc(4)
  bytes.writeInt32LE(value)
  return bytes
}

const element = (type: number, name: string, value: Uint8Array): Buffer[] => [
  Buffer.of(type),
  Buffer.from(name + '\0', 'utf8'),
  value as Buffer,
]

function documentOf(elements: Buffer[][]): Buffer {
  const parts = elements.flat()
  const size = parts.reduce((sum, part) => sum + part.byteLength, 5)
  return Buffer.concat([int32(size), ...parts, Buffer.of(0)], size)
}
