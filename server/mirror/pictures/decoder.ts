import { fork, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import type { PictureFault } from '../../../shared/evidence'
import { sha256 } from '../../editions/canonical'
import { DRAW_MS_MAX, PICTURE_BYTES_MAX } from './bounds'
import { importArgs } from '../../typescript'
import { pictureKind } from './kind'

/** A picture as it was drawn anew: a JPEG without any metadata, with its size in pixels. */
export interface Drawn {
  bytes: Uint8Array
  width: number
  height: number
}

/** Why there is none. */
export interface Undrawn {
  refused: PictureFault
}

/** A picture with the hash of what its source has and of what is shown. */
export interface DecodedPicture extends Drawn {
  /** SHA-256 of the file as its source has it */
  original: string
  /** SHA-256 of `bytes` */
  shown: string
}

/** Draws pictures anew in another process. */
export interface Decoder {
  /** one picture; a fault of it is an answer and nothing that is thrown */
  decode: (bytes: Uint8Array) => Promise<DecodedPicture | Undrawn>
  /** number of the process that draws; null where none runs */
  pid: () => number | null
  close: () => void
}

/**
 * Opens a decoder. A library that reads pictures is native code: what a picture does to it, it does to a process of its own, which has no setting of
 * the service, one picture at a time, and a bound on memory and time. The process begins with the first picture and is replaced where it ended.
 */
export function openDecoder({ drawMs = DRAW_MS_MAX }: { drawMs?: number } = {}): Decoder {
  let child: ChildProcess | null = null
  let last: Promise<unknown> = Promise.resolve()

  const start = (): ChildProcess => {
    const started = fork(join(__dirname, 'decodeChild.ts'), {
      execArgv: importArgs(),
      // Nothing of our environment, which holds secrets: the process reads hostile files.
      env: {},
      serialization: 'advanced',
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    })
    const forget = () => {
      if (child === started) child = null
    }
    started.once('exit', forget)
    started.once('error', forget)
    return started
  }

  const draw = (bytes: Uint8Array): Promise<Drawn | Undrawn> => {
    const drawing = (child ??= start())
    return new Promise((resolve) => {
      const answer = (drawn: Drawn | Undrawn) => {
        clearTimeout(timer)
        drawing.removeAllListeners('message')
        drawing.off('exit', onEnd)
        drawing.off('error', onEnd)
        resolve(drawn)
      }
      const onEnd = () => answer({ refused: 'broken_off' })
      const timer = setTimeout(() => {
        child = null
        drawing.kill('SIGKILL')
        answer({ refused: 'too_slow' })
      }, drawMs)
      drawing.once('message', (drawn) => answer(drawn as Drawn | Undrawn))
      drawing.once('exit', onEnd)
      drawing.once('error', onEnd)
      // A process that has ended takes nothing in; its end is the answer.
      drawing.send(bytes, () => undefined)
    })
  }

  return {
    decode: (bytes) => {
      const decoded = last.then(async (): Promise<DecodedPicture | Undrawn> => {
        if (bytes.length > PICTURE_BYTES_MAX) return { refused: 'too_large' }
        const kind = pictureKind(bytes)
        if (typeof kind !== 'string') return kind
        const drawn = await draw(bytes)
        return 'refused' in drawn ? drawn : { ...drawn, original: sha256(bytes), shown: sha256(drawn.bytes) }
      })
      last = decoded
      return decoded
    },
    pid: () => child?.pid ?? null,
    close: () => {
      child?.kill('SIGKILL')
      child = null
    },
  }
}
