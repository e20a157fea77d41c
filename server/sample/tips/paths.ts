import type { MoveBody } from '../../../shared/api/desk'
import type { MoveName } from '../../../shared/tips/moves'
import type { MessageTopic } from '../../../shared/tips/words'

/** How a sample tip went on: who did what on which day after its filing. */

/** Officers of a path, by what they do there. */
export type Hand = 'first' | 'second' | 'payer' | 'supervisor'

export type Step =
  | { on: number; look: true }
  | { on: number; move: MoveName; by?: Hand; answer?: string; note?: string; fill?: Partial<MoveBody> }
  | { on: number; confirm: boolean }
  | { on: number; write: MessageTopic }
  /** opens the newest letter */
  | { on: number; open: true }
  /** calculates the reward out of a fine, in fen; of a concealed accident out of one death */
  | { on: number; reward: number; answer: string; note: string }
  /** joins it to the tip before it */
  | { on: number; join: true; answer: string }
  /** hands it over to the other desk */
  | { on: number; handOver: true; answer: string }
  /** makes public that the hazard it was started from is not put right, and has it confirmed; where nothing is public: nothing */
  | { on: number; publish: true; note: string }
  /** the clock of the rewards */
  | { on: number; expire: true }

const look = (on: number): Step => ({ on, look: true })
const accept = (on: number): Step => ({
  on,
  move: 'accept',
  fill: { noConflict: true },
  answer: '您的举报已经受理。我们会在 60 日内核查，有了结果再告诉您；您也可以随时用凭证补充。',
})
const begin = (on: number): Step => ({ on, move: 'begin' })
const opened = (day = 1): Step[] => [look(day), accept(day + 1), begin(day + 3)]
const find = (on: number, move: MoveName, note: string): Step => ({ on, move, fill: { noConflict: true }, note })
const handled = (on: number, note: string, answer: string): Step => ({ on, move: 'handle', note, answer })
const trueCase = (on: number, meanwhile: Step[] = []): Step[] => [
  ...opened(),
  find(on, 'find_true', '两人现场核查，情况与举报一致，已拍照、做笔录，责令立即停止。'),
  ...meanwhile,
  handled(on + 5, '已下达整改指令并立案，罚款已执行。', '经核查，您反映的情况属实。已责令停止并立案处罚，正在按规定计算奖励。'),
]
const reward = (on: number): Step => ({
  on,
  reward: 8_000_000,
  note: '按罚款金额的 15% 计算。',
  answer: '按规定决定给您奖励，请在 60 日内用凭证领取；不必到场。',
})
const rewarded = (on: number): Step[] => [reward(on), { on: on + 1, confirm: true }]
const closing = (on: number, fill: Partial<MoveBody>, answer: string): Step[] => [
  { on, move: 'close', fill, answer },
  { on: on + 1, confirm: true },
]

export const PATHS = {
  received: [],
  looked: [look(1)],
  late_received: [],
  accepted: [look(1), accept(3)],
  verifying: opened(),
  late_verifying: opened(),
  verifying_letter: [...opened(), { on: 28, write: 'more' }, { on: 33, write: 'question' }],
  verifying_extended: [
    ...opened(),
    {
      on: 30,
      move: 'extend',
      fill: { approval: '演示省应急管理厅 演示延字〔2026〕3 号' },
      note: '当事人外出，需要补充调查。',
      answer: '情况复杂，经上一级批准，核查时间延长 30 日。',
    },
    { on: 31, confirm: true },
  ],
  extend_proposed: [
    ...opened(),
    {
      on: 38,
      move: 'extend',
      fill: { approval: '演示省应急管理厅 演示延字〔2026〕7 号' },
      note: '等待第三方检测报告。',
      answer: '检测还没有出结果，经上一级批准，核查时间延长 30 日。',
    },
  ],
  verified_true: [
    ...opened(),
    find(42, 'find_true', '现场核查属实，已责令整改。'),
    { on: 45, move: 'feedback', answer: '经核查，您反映的情况属实，已责令当场整改，处理结果稍后告诉您。' },
  ],
  verified_partly: [...opened(), find(40, 'find_partly', '燃气管私接属实；气瓶已不在现场，无法确认。')],
  verified_false: [
    ...opened(),
    find(55, 'find_false', '查阅台账、随机询问八名工人，培训和安全员均有。'),
    { on: 56, confirm: true },
    { on: 60, move: 'feedback', answer: '经核查，该单位配有安全员并有培训记录，未发现您反映的情况。如有新的线索请用凭证补充。' },
  ],
  false_proposed: [...opened(), find(40, 'find_false', '叉车检验牌在有效期内；未发现开车打电话。')],
  unverifiable: [
    ...opened(),
    find(58, 'find_nothing', '走访工地和附近医院，没有查到伤者。'),
    { on: 59, confirm: true },
    { on: 64, move: 'feedback', answer: '经走访核查，没有查到您反映的情况。如有时间、姓名等新的线索，请用凭证补充。' },
  ],
  handled: trueCase(48),
  unrectified: trueCase(20, [{ on: 23, publish: true, note: '两次到现场，防护仍未恢复；已告知举报人将公开核实结果。' }]),
  reward_proposed: [...trueCase(45), reward(55)],
  reward_decided: [...trueCase(38), ...rewarded(50)],
  claimed: [
    ...trueCase(35),
    ...rewarded(48),
    { on: 55, write: 'claim' },
    { on: 56, open: true },
    { on: 57, move: 'answer', answer: '已收到您的领取信息，奖励由发放人直接办理，经办人看不到您的姓名。' },
    { on: 58, move: 'pay', by: 'payer', fill: { voucher: '演示凭证-0001', payee: 'named' } },
  ],
  waived: [
    ...trueCase(35),
    ...rewarded(48),
    { on: 55, write: 'waive' },
    { on: 56, open: true },
    { on: 57, move: 'answer', answer: '已按您的意思登记，谢谢您。' },
    { on: 58, move: 'waive', by: 'payer', fill: { waiverReason: 'by_receipt' } },
  ],
  expired: [...trueCase(30), ...rewarded(40), { on: 104, expire: true }],
  closed: [
    ...opened(),
    find(30, 'find_partly', '现场部分属实，已当场整改。'),
    handled(33, '当场整改完毕，未立案。', '经核查部分属实，已当场整改。'),
    ...closing(40, { closingReason: 'anonymous' }, '本件已办结。匿名举报按本市现行规定不发奖励，感谢您的举报。'),
  ],
  claimed_not: [
    ...opened(),
    find(30, 'find_partly', '三次处罚均有文书，但未按规定告知整改要求。'),
    handled(33, '约谈中队负责人，责令补充告知。', '经核查部分属实，已责令改正，并约谈负责人。'),
    ...closing(40, { closingReason: 'no_reward_kind' }, '本件已办结。这类举报不设奖励，谢谢您的监督。'),
  ],
  refused: [
    look(1),
    { on: 3, move: 'refuse', fill: { refusalReason: 'not_ours' }, answer: '您反映的事项不属于安全生产，建议拨打 12345。' },
    { on: 4, confirm: true },
  ],
  refuse_proposed: [
    look(1),
    { on: 3, move: 'refuse', fill: { refusalReason: 'not_ours' }, answer: '您反映的事项不属于安全生产，建议向社区或 12345 反映。' },
  ],
  refused_reopened: [
    look(1),
    { on: 3, move: 'refuse', fill: { refusalReason: 'already_handled' }, answer: '同一事项已经办结，不再受理。' },
    { on: 4, confirm: true },
    { on: 25, move: 'reopen', by: 'supervisor', fill: { reopeningReason: 'not_verified' } },
  ],
  transferred: [
    look(1),
    {
      on: 4,
      move: 'transfer',
      fill: { destination: '演示市交通运输局' },
      note: '属于道路运输，移送主管部门；未附举报人任何信息。',
      answer: '您反映的事项由交通运输部门办理，已经移送；移送时没有带上您的任何信息。',
    },
  ],
  withdrawn: [
    look(1),
    { on: 5, write: 'withdraw' },
    { on: 6, open: true },
    { on: 7, move: 'withdraw', note: '举报人来信撤回。', answer: '已按您的意思登记撤回。' },
  ],
  joined: [look(1), { on: 3, join: true, answer: '有人先反映了同一件事，您的举报已并入，一起办理；先收到的保留领奖的权利。' }],
  handed_over: [look(1), { on: 3, handOver: true, answer: '您反映的事项由纪检监督受理台办理，已经转交，没有带上您的身份。' }],
  retaliation: [
    ...opened(),
    { on: 40, write: 'retaliation' },
    { on: 41, open: true },
    { on: 44, move: 'answer', answer: '您的来信已收到，打击报复举报人是违法的，我们会尽快处理并回访。' },
    { on: 54, move: 'note_retaliation', note: '举报人来信反映被调岗，已联系劳动监察，五日内回访。' },
  ],
} as const satisfies Record<string, readonly Step[]>

export type PathName = keyof typeof PATHS
