/** Failures as the wire protocol names them: a number, a name, a text. */
export class CommandError extends Error {
  readonly extra: Record<string, unknown>

  constructor(
    readonly code: number,
    readonly codeName: string,
    message: string,
    extra: Record<string, unknown> = {},
  ) {
    super(message)
    this.extra = extra
  }
}

/** The disk has no room for a write, all of which is undone: also what a bulk write has done before. */
export class DiskFull extends CommandError {}

/** The time that its caller gave a command is over; a write is undone whole. */
export class TimeOver extends CommandError {
  constructor() {
    super(50, 'MaxTimeMSExpired', 'operation exceeded time limit')
  }
}

const HELP = 'set MONGODB_URI to use a real MongoDB'

/** An operator, option or command outside the subset: the embedded store answers by name instead of guessing. */
export const notSupported = (what: string) =>
  new CommandError(238, 'NotImplemented', `the embedded store does not support ${what}; ${HELP}`)

export const commandNotFound = (name: string) =>
  new CommandError(59, 'CommandNotFound', `no such command: '${name}' in the embedded store; ${HELP}`)

export const badValue = (message: string) => new CommandError(2, 'BadValue', message)
export const typeMismatch = (message: string) => new CommandError(14, 'TypeMismatch', message)
export const failedToParse = (message: string) => new CommandError(9, 'FailedToParse', message)
export const namespaceExists = (ns: string) => new CommandError(48, 'NamespaceExists', `Collection ${ns} already exists.`)
export const namespaceNotFound = (ns: string) => new CommandError(26, 'NamespaceNotFound', `ns does not exist: ${ns}`)
export const cursorNotFound = (id: bigint) => new CommandError(43, 'CursorNotFound', `cursor id ${id} not found`)
export const indexConflict = (name: string) =>
  new CommandError(
    86,
    'IndexKeySpecsConflict',
    `An existing index has the same name as the requested index but another definition: ${name}`,
  )
export const indexNotFound = (name: string) => new CommandError(27, 'IndexNotFound', `index not found with name [${name}]`)
export const invalidOptions = (message: string) => new CommandError(72, 'InvalidOptions', message)
export const parallelArrays = (name: string) =>
  new CommandError(171, 'CannotIndexParallelArrays', `cannot index parallel arrays in index ${name}`)
export const keyTooLong = (name: string) =>
  new CommandError(17280, 'KeyTooLong', `an index key of ${name} is longer than the embedded store takes; ${HELP}`)
export const documentTooLarge = (size: number) =>
  new CommandError(10334, 'BSONObjectTooLarge', `BSONObj size: ${size} is invalid. Size must be between 0 and 16793600`)
const inMegabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(1)} MB`
/** MongoDB's own code for it; the sentence is for people, who read it in the report of a run. */
export const diskFull = (free: number, needed: number) =>
  new DiskFull(
    14031,
    'OutOfDiskSpace',
    `磁盘已满：存储所在的磁盘只剩 ${inMegabytes(free)}，这次写入要有 ${inMegabytes(needed)}（含预留）才能做`,
  )
export const tooManyCursors = () => new CommandError(1, 'InternalError', 'too many cursors are open')
/** A fault of ours: answered, so that one bad command cannot take the application down with it. */
export const internalError = (message: string) => new CommandError(1, 'InternalError', `the embedded store failed: ${message}`)
/** Two paths of a projection that lie within each other: of a child that comes after its parent the rest is named. */
export const pathCollision = (path: string, rest: string) =>
  rest === ''
    ? new CommandError(31250, 'Location31250', `Path collision at ${path}`)
    : new CommandError(31249, 'Location31249', `Path collision at ${path} remaining portion ${rest}`)
export const immutableId = () =>
  new CommandError(66, 'ImmutableField', `Performing an update on the path '_id' would modify the immutable field '_id'`)

/** A unique index already holds this key. */
export function duplicateKey(ns: string, index: string, keyPattern: Record<string, unknown>, keyValue: Record<string, unknown>) {
  const shown = Object.entries(keyValue)
    .map(([field, value]) => `${field}: ${typeof value === 'string' ? JSON.stringify(value) : String(value)}`)
    .join(', ')
  return new CommandError(11000, 'DuplicateKey', `E11000 duplicate key error collection: ${ns} index: ${index} dup key: { ${shown} }`, {
    keyPattern,
    keyValue,
  })
}
