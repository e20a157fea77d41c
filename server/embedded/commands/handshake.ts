import { MESSAGE_MAX } from '../wire'
import type { Command } from './types'

/** The wire version of MongoDB 7.0: what the driver needs to see before it talks. It says nothing about the subset. */
const WIRE_VERSION = 21

const hello: Command = {
  options: [
    'helloOk',
    'client',
    'compression',
    'backpressure',
    'topologyVersion',
    'maxAwaitTimeMS',
    'speculativeAuthenticate',
    'saslSupportedMechs',
    'loadBalanced',
    'hello',
    'ismaster',
    'isMaster',
  ],
  // A standalone: drivers then use neither transactions nor retryable writes, which are not here.
  run: (_command, { connection }) => ({
    helloOk: true,
    ismaster: true,
    isWritablePrimary: true,
    maxBsonObjectSize: 16_777_216,
    maxMessageSizeBytes: MESSAGE_MAX,
    maxWriteBatchSize: 100_000,
    localTime: new Date(),
    logicalSessionTimeoutMinutes: 30,
    connectionId: connection,
    minWireVersion: 0,
    maxWireVersion: WIRE_VERSION,
    readOnly: false,
    ok: 1,
  }),
}

export const handshake: Record<string, Command> = {
  hello,
  ismaster: hello,
  isMaster: hello,
  ping: { options: [], run: () => ({ ok: 1 }) },
  buildInfo: { options: [], run: () => ({ version: '7.0.0', versionArray: [7, 0, 0, 0], embedded: true, ok: 1 }) },
  endSessions: { options: [], run: () => ({ ok: 1 }) },
}
