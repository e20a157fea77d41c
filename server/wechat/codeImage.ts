/** A code that a phone scans, as a picture. */
export interface CodeImage {
  type: 'image/svg+xml' | 'image/png' | 'image/jpeg'
  bytes: Buffer
}

/** What a code opens. */
export interface CodeTarget {
  /** in the mini-program, as `shared/kinds/scene` writes it; null: it has none */
  scene: string | null
  /** everywhere else: a plain address, whole */
  address: string
}

/** Makes the picture of a code. Throws CodeImageError where it cannot be had. */
export type MakeCodeImage = (target: CodeTarget) => Promise<CodeImage>

/** No picture came; the message is for the log of the office, and says what to do. It never holds a secret. */
export class CodeImageError extends Error {}
