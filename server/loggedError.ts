/** A failure as it may stand in a log. */
export interface LoggedError {
  type: string
  message: string
  code?: string | number
  /** where it was thrown, without its words */
  stack?: string
  cause?: LoggedError
}

/** From the first sign of a quotation to the last: what is quoted may be a cell, a document, a number that somebody asked for, with signs of its own inside. */
const QUOTED = /["'`“‘「{]/
/** As long as the number of a telephone, of a person or of a firm; and ids. */
const NUMBER = /\d{6}/
const WORDS = /[\w-]+/g
/** A driver tells which value was there already. */
const DUPLICATE = /\bdup key:/

/**
 * A failure without what it quotes: its kind, code and place are enough to mend it, and its words may hold a cell of a source, a document of the store or what
 * somebody asked for. A failure of the system (a file, a socket) keeps its words: they name a path or an address of this machine.
 */
export function loggedError(error: unknown): LoggedError {
  if (!(error instanceof Error)) return { type: typeof error, message: '…' }
  const { code, syscall } = error as { code?: unknown; syscall?: unknown }
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at\s/.test(line))
  return {
    type: error.name,
    message: typeof syscall === 'string' ? error.message : withoutQuotes(error.message),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    ...(frames.length > 0 ? { stack: frames.join('\n') } : {}),
    ...(error.cause === undefined ? {} : { cause: loggedError(error.cause) }),
  }
}

function withoutQuotes(message: string): string {
  const ends = [QUOTED, DUPLICATE].map((sign) => message.search(sign)).filter((at) => at >= 0)
  const said = ends.length > 0 ? `${message.slice(0, Math.min(...ends))}…` : message
  return said.replace(WORDS, (word) => (NUMBER.test(word) ? '…' : word))
}
