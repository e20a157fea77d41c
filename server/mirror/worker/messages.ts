import type { HoldRule } from '../../law/hold'
import type { HolidayYear } from '../../law/workdays'
import type { MirrorWork } from '../run/work'
import type { Retention } from '../source/retention'
import type { Source } from '../source/sources'

/** As plain data what `roomIn` is given. */
export interface DiskSettings {
  folder: string
  keptMib: number
}

/** What the thread of the mirror is told at its beginning. Plain data, as everything that goes to it or comes from it. */
export interface Settings {
  /** the store: the thread has a connection of its own */
  uri: string
  /** folder in which files lie while they are read */
  spool: string
  /** how long may be objected to what stands against somebody, as the city says it */
  holdRules: readonly HoldRule[] | undefined
  /** the folder of our data, and how many MiB of its disk are kept free; null: nobody looks */
  disk: DiskSettings | null
  /** days off by their year, as this process knows them: those of the city's settings are among them */
  holidays: Record<number, HolidayYear>
}

/** What the thread can be asked to do, as `MirrorWork` names it. */
export type Work = { name: 'run' | 'holds'; source: Source } | { name: 'calendar' } | { name: 'retain'; retention: Retention }

type Outcomes = { [N in keyof MirrorWork]: Awaited<ReturnType<MirrorWork[N]>> }

/** What comes of a work. */
export type Outcome<W extends Work = Work> = Outcomes[W['name']]

/** What is asked of the thread: a work by a clock that is so far before that of the machine, or to end, and with which words for the run under way. */
export type Asked = { work: Work; aheadMs: number } | { end: string }

/** What it answers: what came of the work, or why nothing did. */
export type Answered<W extends Work = Work> = { outcome: Outcome<W> } | { fault: Fault }

/** A failure as plain data: what a thread throws loses its code on the way. */
export interface Fault {
  message: string
  stack?: string | undefined
  code?: string | number | undefined
}

/** A failure as it is handed over. */
export function faultOf(error: unknown): Fault {
  const { message = String(error), stack, code } = (error ?? {}) as Partial<Fault>
  return { message, stack, code }
}

/** A failure as it was thrown on the other side. */
export const thrownBy = ({ message, stack, code }: Fault): Error =>
  Object.assign(new Error(message), { ...(stack === undefined ? {} : { stack }), ...(code === undefined ? {} : { code }) })
