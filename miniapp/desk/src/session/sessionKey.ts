import { hex, utf8 } from '@shared/tips/crypto/bytes'
import { HEADERS } from '../api/types'

/**
 * The key that binds a session to this browser. It cannot be taken out, and lives in memory only: storage of `file://` is
 * shared by every page opened from disk.
 */
export interface SessionKey {
  /** P-256, uncompressed, 65 bytes as hex */
  publicKey: string
  sign: (text: string) => Promise<string>
}

const CURVE = { name: 'ECDSA', namedCurve: 'P-256' } as const
// Subtle's types want arrays over a plain buffer, and ours are.
const plain = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => Uint8Array.from(bytes)

/** Makes a new key; its private half is not extractable. */
export async function newSessionKey(): Promise<SessionKey> {
  const pair = await crypto.subtle.generateKey(CURVE, false, ['sign', 'verify'])
  const publicKey = hex(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
  const sign = async (text: string) =>
    hex(new Uint8Array(await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, pair.privateKey, plain(utf8(text)))))
  return { publicKey, sign }
}

export interface ProofInput {
  method: string
  /** path with its query, as it is sent */
  path: string
  body: Uint8Array
  /** milliseconds, in the time of the service */
  time: number
  /** 16 bytes as hex, used once */
  once: string
}

/** What is signed for a request: method, path with query, time, number, SHA-256 of the body, a line each. */
export async function proofText({ method, path, body, time, once }: ProofInput): Promise<string> {
  const digest = hex(new Uint8Array(await crypto.subtle.digest('SHA-256', plain(body))))
  return [method, path, String(time), once, digest].join('\n')
}

/** The header fields that prove a request to be of this session. */
export async function proofHeaders(session: string, key: SessionKey, input: ProofInput): Promise<Record<string, string>> {
  return {
    [HEADERS.session]: session,
    [HEADERS.time]: String(input.time),
    [HEADERS.once]: input.once,
    [HEADERS.proof]: await key.sign(await proofText(input)),
  }
}
