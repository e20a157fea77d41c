/** A request that brought no answer: `message` says what happened, what was kept and what to do. */
export class Failure extends Error {
  override readonly name = 'Failure'
  constructor(
    /** code of the service; `offline` where it was not reached, `strange` where it answered something else */
    readonly code: string,
    readonly status: number,
    message: string,
    readonly fields: Readonly<Record<string, string>> = {},
  ) {
    super(message)
  }
}

/** The sentence for whatever was thrown. */
export const sentenceOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

interface Told {
  error?: { code?: string; message?: string; fields?: Record<string, string> }
}

/** Reads a refusal of the service; an answer of another shape is told by its status. */
export async function failureOf(response: Response): Promise<Failure> {
  const told = await response.json().then(
    (value: unknown) => (value as Told | null)?.error,
    () => undefined,
  )
  if (typeof told?.code !== 'string') return new Failure('strange', response.status, `服务没有正常答复（${response.status}）。请稍后再试。`)
  const fields = told.fields ?? {}
  const words = [told.message ?? '', ...Object.entries(fields).map(([name, why]) => `${name}：${why}`)].join(' ')
  return new Failure(told.code, response.status, words.trim(), fields)
}

export const offline = (): Failure => new Failure('offline', 0, '没连上服务。填写的内容还在这一页，连上后请再按一次。')
