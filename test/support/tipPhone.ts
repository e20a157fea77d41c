import { randomBytes } from 'node:crypto'
import type { Browser } from 'playwright-core'
import { createLog } from '../../server/log'
import type { Db } from '../../server/models/index'
import type { AnswerDoc, TipDoc } from '../../server/models/tip'
import type { TipPartDoc } from '../../server/models/tipPart'
import { bufferOf } from '../../server/tips/bytes'
import { createTipDoor } from '../../server/tips/index'
import type { TipSettings } from '../../server/tips/settings'
import { DEMO_ROOT_PRIVATE, DEMO_ROOT_PUBLIC } from '../../shared/tips/demo'
import {
  answerDigest,
  deriveSecrets,
  openIdentity,
  openTip,
  readReceipt,
  sealAnswer,
  unhex,
  verifyCertificate,
  type AnswerContent,
} from '../../shared/tips/crypto/index'
import { TEST_NOW, type TestAppOptions } from './app'
import { exif, jpegWith } from './jpegs'
import { makeTipKeys, randomness, tipSettings } from './tips'

/** What tests of the pages stand on: desk keys under the root that the pages were built with, and the desk's side by hand. */

export const demoRoot = { privateKey: unhex(DEMO_ROOT_PRIVATE), publicKey: unhex(DEMO_ROOT_PUBLIC) }

export const demoKeys = (at: Date = TEST_NOW, desks?: readonly string[]) => makeTipKeys(at, desks, demoRoot)
export type DemoKeys = ReturnType<typeof demoKeys>

/** The door for reporters of a test service, with these keys. */
export const doorWith =
  (keys: DemoKeys, over: Partial<TipSettings> = {}): NonNullable<TestAppOptions['tips']> =>
  async ({ db, now, dir }) => {
    const settings = tipSettings(keys, dir, { demonstration: true, ...over })
    const door = createTipDoor({ db, now, randomness, log: createLog({ LOG_LEVEL: 'silent' }), settings })
    await door.start()
    return door
  }

/** Opens the one tip that is filed, as the desk does, with the form of who the reporter is. */
export async function openOnly(db: Db, keys: DemoKeys) {
  const [doc, ...others] = await db.tips.find({}).lean<TipDoc[]>()
  if (!doc?.deskWrap || !doc.identity || others.length > 0) throw new Error(`there are ${others.length + (doc ? 1 : 0)} tips`)
  const kept = await db.tipParts.find({ tip: doc._id }).lean<TipPartDoc[]>()
  const partOf = (message: number, envelope: Pick<TipDoc, 'part0' | 'parts'>) =>
    envelope.parts.map(({ part }) => {
      const bytes = part === 0 && envelope.part0 ? envelope.part0 : kept.find(({ _id }) => _id === `${doc._id}/${message}/${part}`)?.bytes
      if (!bytes) throw new Error(`part ${part} is not there`)
      return bufferOf(bytes)
    })
  const open = (message: number, envelope: Pick<TipDoc, 'header' | 'deskWrap' | 'identity' | 'part0' | 'parts'>) => {
    if (!envelope.deskWrap || !envelope.identity) throw new Error('no key')
    const header = bufferOf(envelope.header)
    const desk = doc.desk
    const { content, photos } = openTip(
      { header, wrap: bufferOf(envelope.deskWrap.bytes), parts: partOf(message, envelope) },
      keys.pairOf(desk, 'seal').privateKey,
    )
    const form = { header, wrap: bufferOf(envelope.identity.wrap), stored: bufferOf(envelope.identity.sealed) }
    return { content, photos, identity: openIdentity(form, keys.pairOf(desk, 'identity').privateKey) }
  }
  return { doc, ...open(0, doc), messages: doc.messages.map((message) => open(message.message, message)) }
}

/** Puts a signed answer into the case of a receipt, as the desk's door does. Returns its digest for the next. */
export async function pushAnswer(
  db: Db,
  keys: DemoKeys,
  receipt: string,
  content: Omit<AnswerContent, 'hour'> & { hour?: number },
  at: Date = TEST_NOW,
): Promise<string> {
  const { tipId, lookupId, sealingPublic } = deriveSecrets(readReceipt(receipt))
  const desk = 'work-safety'
  const now = Math.floor(at.getTime() / 1_000)
  const signed = keys.certificates.find((one) => one.desk === desk && one.purpose === 'sign')
  if (!signed) throw new Error('no signing key')
  const certificate = verifyCertificate(signed, { root: demoRoot.publicKey, purpose: 'sign', now })
  const bytes = sealAnswer(
    { hour: now - (now % 3_600), ...content },
    { tipId, lookupId, sealingKey: sealingPublic },
    { certificate, privateKey: keys.pairOf(desk, 'sign').privateKey },
    randomness,
  )
  const answer: AnswerDoc = { seq: content.seq, at, sm3: answerDigest(bytes), bytes: Buffer.from(bytes) }
  await db.tips.updateOne({ _id: Buffer.from(tipId).toString('hex') }, { $push: { answers: answer }, $inc: { answerCount: 1 } })
  return answer.sm3
}

/** Real photos of so many pixels, drawn by the browser, with the EXIF that a phone writes. */
export async function makePictures(
  browser: Browser,
  sizes: readonly { width: number; height: number; orientation: number }[],
): Promise<Buffer[]> {
  const page = await browser.newPage()
  const pictures: Buffer[] = []
  for (const { width, height, orientation } of sizes) {
    const url = await page.evaluate(
      ([wide, high]) => {
        const canvas = document.createElement('canvas')
        ;[canvas.width, canvas.height] = [wide, high]
        const context = canvas.getContext('2d') as CanvasRenderingContext2D
        for (let i = 0; i < 400; i++) {
          context.fillStyle = `hsl(${(i * 37) % 360} 60% ${30 + ((i * 7) % 50)}%)`
          context.fillRect((i * 97) % wide, (i * 61) % high, wide / 9, high / 9)
        }
        // The first corner in its own direction, to see how it is turned.
        context.fillStyle = 'red'
        context.fillRect(0, 0, wide / 4, high / 4)
        return canvas.toDataURL('image/jpeg', 0.9)
      },
      [width, height] as const,
    )
    pictures.push(jpegWith([exif({ orientation, little: true })], Buffer.from(url.split(',')[1] ?? '', 'base64')))
  }
  await page.close()
  return pictures
}

/** A file that claims to be a picture of so many bytes. */
export const bigPicture = (bytes: number): Buffer =>
  Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), randomBytes(16), Buffer.alloc(bytes - 20)])

/** The first bytes of a HEIC file. */
export const HEIC = Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1')
