import { readFileSync } from 'node:fs'
import { emitKeypressEvents, type Key } from 'node:readline'
import { createInterface } from 'node:readline/promises'
import { Mistake } from '../../mistake'
import { UsageError } from '../runCli'

/** Passphrases, from the terminal without echo or from a file of a ceremony that was rehearsed. */

/** Whoever sits at the terminal gave up. */
export class CancelledError extends Mistake {}

/** Whose passphrase, with the words that ask for it. */
export const PASSPHRASES = {
  root: '监督根密钥',
  handler: '经办人密钥文件',
  payer: '奖励发放人密钥文件',
  reviewer: '异议办理人密钥文件',
  recovery: '恢复密钥文件',
} as const
export type PassphraseOf = keyof typeof PASSPHRASES

export interface Passphrases {
  /** a new one, asked twice; each differs from those that were set before */
  set: (whose: PassphraseOf) => Promise<string>
  /** one that is there already, asked once */
  give: (whose: PassphraseOf) => Promise<string>
}

const MIN_CHARACTERS = 8
const MIN_BYTES = 12

/** Why a new passphrase is not taken, or null. */
function weakness(passphrase: string, others: readonly string[]): string | null {
  const short = [...passphrase].length < MIN_CHARACTERS || Buffer.byteLength(passphrase) < MIN_BYTES
  if (short) return '口令太短：至少 12 个字母数字，或 8 个汉字。建议用六个互不相干的词。'
  return others.includes(passphrase) ? '这个口令已经用在另一份文件上，每份文件要用不同的口令。' : null
}

/** From a file with lines such as `handler: six words of it`. Throws UsageError where one is missing, weak or used twice. */
export function passphrasesOfFile(file: string): Passphrases {
  const lines = readText(file).split(/\r?\n/)
  const given = new Map(
    lines.flatMap((line) => ((at) => (at > 0 ? [[line.slice(0, at).trim(), line.slice(at + 1).trim()] as const] : []))(line.indexOf(':'))),
  )
  const used: string[] = []
  const find = (whose: PassphraseOf): string => {
    const passphrase = given.get(whose)
    if (!passphrase) throw new UsageError(`口令文件里没有“${whose}:”这一行（${PASSPHRASES[whose]}）`)
    return passphrase
  }
  return {
    set: (whose) => {
      const passphrase = find(whose)
      const why = weakness(passphrase, used)
      if (why) throw new UsageError(`口令文件“${whose}:”：${why}`)
      used.push(passphrase)
      return Promise.resolve(passphrase)
    },
    give: (whose) => Promise.resolve(find(whose)),
  }
}

/** From the terminal, without echo. Throws UsageError where there is no terminal. */
export function passphrasesOfTerminal(): Passphrases {
  const used: string[] = []
  return {
    set: async (whose) => {
      for (;;) {
        const passphrase = await askHidden(`请设置“${PASSPHRASES[whose]}”的口令（不显示）：`)
        const why = weakness(passphrase, used)
        if (why) process.stderr.write(why + '\n')
        else if ((await askHidden('请再输入一次：')) !== passphrase) process.stderr.write('两次不一样，请重新设置。\n')
        else {
          used.push(passphrase)
          return passphrase
        }
      }
    },
    give: (whose) => askHidden(`请输入“${PASSPHRASES[whose]}”的口令（不显示）：`),
  }
}

/** One line of the terminal, shown as it is typed. Throws UsageError where there is no terminal, or it is given up. */
export async function askLine(question: string): Promise<string> {
  demandTerminal()
  const lines = createInterface({ input: process.stdin, output: process.stderr })
  try {
    return await new Promise<string>((resolve, reject) => {
      // Ctrl+C and Ctrl+D both close it. A question that is never answered would end the process as if all were done.
      lines.once('SIGINT', () => lines.close())
      lines.once('close', () => reject(cancelled()))
      lines.question(question).then(resolve, reject)
    })
  } finally {
    lines.close()
  }
}

const cancelled = () => new CancelledError('已取消，没有写任何文件。')

function demandTerminal(): void {
  if (!process.stdin.isTTY) throw new UsageError('这里没有终端可以输入口令：请在终端里运行，或用 --passphrase-file')
}

async function askHidden(question: string): Promise<string> {
  demandTerminal()
  const { stdin } = process
  // Before the question: whoever answers at once is not shown either.
  stdin.setRawMode(true)
  emitKeypressEvents(stdin)
  process.stderr.write(question)
  stdin.resume()
  try {
    return await new Promise<string>((resolve, reject) => {
      const typed: string[] = []
      const settle = (conclude: () => void) => {
        stdin.off('keypress', take)
        stdin.off('end', giveUp)
        conclude()
      }
      const giveUp = () => settle(() => reject(cancelled()))
      // A key that types nothing, such as an arrow, brings no text.
      const take = (text: string | undefined, { name, ctrl }: Key): void => {
        if (name === 'return' || name === 'enter') settle(() => resolve(typed.join('')))
        else if (ctrl && (name === 'c' || name === 'd')) giveUp()
        else if (name === 'backspace') typed.pop()
        else if (text !== undefined && text >= ' ' && !ctrl) typed.push(text)
      }
      stdin.on('keypress', take)
      stdin.once('end', giveUp)
    })
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    process.stderr.write('\n')
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new UsageError(`读不了口令文件：${file}`)
  }
}
