import { NEED_LABELS } from '@shared/tips/moves'

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

/** What forms call their fields. */
const WORDS: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...NEED_LABELS,
    // Whoever takes a case over is chosen by that name, too.
    officer: '用户名',
    displayName: '姓名',
    role: '角色',
    desk: '受理台',
    zones: '负责的片区',
    unit: '单位',
    password: '密码',
    newPassword: '新密码',
    code: '验证器上的 6 位数',
    amountFen: '金额',
    basis: '按什么算',
    reason: '事由',
  }),
)

/** A reason, after the word for its field; alone where no form has one, for the name in the program tells an officer nothing. */
const reasonOf = ([name, why]: [string, string]): string => {
  const word = WORDS.get(name.split('.')[0] ?? name)
  return word === undefined ? why : `${word}：${why}`
}

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
  const words = [told.message ?? '', ...Object.entries(fields).map(reasonOf)].join(' ')
  return new Failure(told.code, response.status, words.trim(), fields)
}

export const offline = (): Failure => new Failure('offline', 0, '没连上服务。填写的内容还在这一页，连上后请再按一次。')
