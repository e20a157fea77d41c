import type { MoveBody, RewardDecision } from '../../../shared/api/desk'
import { hex, unhex } from '../../../shared/tips/crypto/bytes'
import { chooseCertificate } from '../../../shared/tips/crypto/certificate'
import { sealSlip } from '../../../shared/tips/crypto/slip'
import { calculateReward } from '../../../shared/tips/rewards/calculate'
import { ruleFor } from '../../../shared/tips/rewards/rules'
import type { AboutRecord } from '../../../shared/tips/content'
import type { MoveName } from '../../../shared/tips/moves'
import { deskFor, type Desk } from '../../../shared/tips/words'
import { shanghaiDay } from '../../../shared/codes/dates'
import { sweepLate } from '../../tips/sweep'
import type { DeskDeps, Officer } from '../../desk/deps'
import { readCase } from '../../desk/caseRead'
import { readPart } from '../../desk/parts'
import type { TipDeps } from '../../tips/deps'
import { move, openCase, settle, type DeskKeys, type OpenedCase, type Sealing } from './officer'
import { PATHS, type Hand, type Step } from './paths'
import { certificatesOf, fileStory, keyChoice, type SampleReporter } from './reporter'
import { STORIES, type Story } from './stories'

/** The sample desk: tips of the past, filed and worked through with the code that does it for real, on a clock set back. */

export interface SampleDesk {
  tips: TipDeps
  desk: DeskDeps
  keys: DeskKeys
  officers: (desk: Desk) => Record<Hand, Officer>
  /** the most urgent hazard of the public record; null: none is public */
  urgent: AboutRecord | null
  /** sets the clock that `tips` and `desk` are given */
  setClock: (at: Date) => void
}

export interface SampleTips {
  count: number
  /** receipt of a tip that has an answer, for whoever wants to read one at once */
  receipt: string
}

const DAY_MS = 86_400_000
const HOUR_MS = 3_600_000

/** Files every story and carries it on to its end. `today`: the day on which the sample is looked at. */
export async function makeSampleTips(sample: SampleDesk, today: Date): Promise<SampleTips> {
  const choose = keyChoice(sample.tips)
  let receipt = ''
  let before: string | null = null
  for (const [n, story] of STORIES.entries()) {
    // Hours of the day differ a little, and the newest step lies in the past.
    const filedAt = today.getTime() - story.ago * DAY_MS - (2 + (n % 7)) * HOUR_MS
    sample.setClock(new Date(filedAt))
    await sample.tips.certificates.refresh()
    const reporter = await fileStory(sample.tips, story, { choose, urgent: sample.urgent })
    const worker = workerOf(sample, { story, reporter, before, n })
    for (const [k, step] of (PATHS[story.path] as readonly Step[]).entries()) {
      sample.setClock(new Date(filedAt + step.on * DAY_MS + k * 60_000))
      await worker(step)
    }
    if (story.path === SHOWN) receipt = reporter.receipt
    before = reporter.id
  }
  return { count: STORIES.length, receipt }
}

/** The path of the tip whose receipt is shown. */
const SHOWN = 'verified_true' as const

interface Work {
  story: Story
  reporter: SampleReporter
  /** the tip filed before */
  before: string | null
  /** number of the story: officers take turns */
  n: number
}

function workerOf(sample: SampleDesk, { story, reporter, before, n }: Work): (step: Step) => Promise<void> {
  const { desk: deps, keys } = sample
  const { id } = reporter
  const hands = sample.officers(deskFor(story.kind, { aboutOffice: story.aboutOffice === true }))
  const [first, second] = n % 2 === 0 ? [hands.first, hands.second] : [hands.second, hands.first]
  let opened: OpenedCase | null = null
  let isStale = false
  let letters = 0

  /** The case as the first officer sees it; looked at again where somebody else has changed it. */
  const inHand = async (): Promise<OpenedCase> => {
    const one = opened ?? (await openCase(deps, first, id, keys))
    if (isStale) one.answer = await readCase(deps, first, id)
    opened = one
    isStale = false
    return one
  }
  const byOther = async (officer: Officer, name: MoveName, fill: Partial<MoveBody>): Promise<void> => {
    const theirs = { ...(await inHand()), answer: await readCase(deps, officer, id) }
    await move(deps, officer, { opened: theirs, keys, name, fill })
    isStale = true
  }
  const byFirst = async (name: MoveName, fill: Partial<MoveBody>, seal: Sealing): Promise<void> =>
    move(deps, first, { opened: await inHand(), keys, name, fill, seal })

  return async (step) => {
    if ('look' in step) {
      await inHand()
      if (story.danger) await byFirst('mark_danger', {}, {})
    } else if ('move' in step) {
      const { by = 'first', note, answer, fill = {} } = step
      await (by === 'first' ? byFirst(step.move, fill, { note, answer }) : byOther(hands[by], step.move, fill))
    } else if ('confirm' in step) {
      await settle(deps, second, await inHand(), step.confirm)
      isStale = true
    } else if ('write' in step) {
      letters++
      await reporter.write(step.write)
      isStale = true
    } else if ('open' in step) {
      await readPart(deps, first, { id, message: letters, part: 0 })
      isStale = true
    } else if ('reward' in step) {
      await byFirst('decide_reward', {}, { note: step.note, answer: step.answer, reward: rewardOf(sample, story, step.reward) })
    } else if ('join' in step) {
      await byFirst('join', before === null ? {} : { joinedInto: before }, { answer: step.answer })
    } else if ('publish' in step) {
      if (sample.urgent === null) return
      await byFirst('publish_unrectified', { publicRecord: sample.urgent.id }, { note: step.note })
      await settle(deps, second, await inHand(), true)
      isStale = true
    } else if ('handOver' in step) {
      await byFirst('hand_over', slipOf(sample, await inHand(), story), { answer: step.answer })
    } else await sweepLate(deps)
  }
}

/** Out of a fine; of a concealed accident, for one death. */
function rewardOf({ tips, desk }: SampleDesk, story: Story, fineFen: number): RewardDecision {
  const { kind, named } = story
  const employee = story.employee === true
  const rule = ruleFor(tips.settings.division, shanghaiDay(desk.now()))
  const basis =
    kind === 'concealed_accident' ? ({ on: 'concealed', level: 'ordinary', deaths: 1 } as const) : ({ on: 'fine', fineFen } as const)
  const { amountFen } = calculateReward(rule, basis, { employee })
  return { ruleId: rule.id, amountFen, basis, employee, named: named === 'told' ? true : null }
}

/** What goes to the other desk: a summary of the officer's own, and how to answer the reporter. */
function slipOf({ tips, keys, desk }: SampleDesk, { answer, reporter }: OpenedCase, { kind, place }: Story): Partial<MoveBody> {
  const toDesk: Desk = answer.desk === 'oversight' ? 'work-safety' : 'oversight'
  const slip = {
    v: 1,
    kind,
    danger: false,
    summary: '举报人反映检查人员以交钱换取不停产，属于纪检监督受理范围。',
    address: place,
    words: null,
    photos: [],
    reporter: { lookupId: hex(reporter.lookupId), sealingKey: hex(reporter.sealingKey) },
  }
  const all = certificatesOf(tips)
  const certificate = chooseCertificate(all, {
    root: keys.root,
    purpose: 'seal',
    desk: toDesk,
    now: Math.floor(desk.now().getTime() / 1_000),
  })
  const sealed = sealSlip({ text: JSON.stringify(slip), photos: [] }, unhex(answer.id, 16), certificate, desk.randomness)
  return { toDesk, slip: { wrap: hex(sealed.wrap), wrapKeyId: sealed.keyId, sealed: hex(sealed.sealed) } }
}
