import type { MoveBody } from '../../shared/api/desk'
import { shanghaiDay } from '../../shared/codes/dates'
import { DESKS } from '../../shared/tips/words'
import { codesOf } from '../../shared/vocabulary'
import { ApiError } from '../errors'
import type { OfficerDoc } from '../models/officer'
import type { TipDoc } from '../models/tip'
import { demandAnswer } from './answerCheck'
import type { DeskDeps, PublicRecord } from './deps'
import type { Filled } from './effect'
import { demandNeeds, detailOf } from './needs'
import { demandReward } from './rewardCheck'

/**
 * What a move is filled with, each thing held against the tip and the store. Throws `invalid_body`, `answer_refused`,
 * `reward_refused`, `certificate_refused`, `move_refused` by name of the field.
 */
export async function demandFilled(deps: DeskDeps, tip: TipDoc, body: MoveBody): Promise<Filled> {
  demandNeeds(body)
  const today = shanghaiDay(deps.now())
  const { anonymousReward } = deps.settings
  if (body.reward) demandReward(tip, body.reward, { today, anonymousReward })
  if (body.payee === 'receipt' && !anonymousReward) throw new ApiError('reward_refused', { payee: '本市没有匿名领奖的规定' })
  if (body.destination !== undefined && isOwnDesk(body.destination))
    throw new ApiError('invalid_body', { destination: '转交本市另一受理台，请用“转交”' })
  if (body.officer !== undefined) await demandColleague(deps, tip, body.officer)
  if (body.joinedInto !== undefined) await demandFirst(deps, tip, body.joinedInto)
  if (body.move === 'reopen' && !tip.deskWrap && !tip.slip)
    throw new ApiError('move_refused', { move: '保存期已过，内容已经删除，没有人能再办理' })
  const record = body.publicRecord === undefined ? null : demandPublic(deps, body.publicRecord)
  const bytes = body.answer === undefined ? null : Buffer.from(body.answer, 'hex')
  return {
    move: body.move,
    detail: { ...detailOf(body), ...(record && { recordTitle: record.title, ...(record.about !== '' && { recordAbout: record.about }) }) },
    reward: body.reward ?? null,
    answer: bytes && { bytes, sm3: demandAnswer(bytes, tip.atDesk, deps.certificates) },
    slip: demandSlip(deps, tip, body),
    recordStatus: record?.status ?? null,
  }
}

const isOwnDesk = (text: string): boolean => text in DESKS || codesOf(DESKS).some((desk) => DESKS[desk] === text)

/** What is said of a hazard in public must be of one that is public: whoever confirms it sees its title, and not only a number. */
export function demandPublic({ publicRecord }: DeskDeps, id: string): PublicRecord {
  const record = publicRecord(id)
  if (!record) throw new ApiError('invalid_body', { publicRecord: '公示里现在没有这条隐患，请从隐患页的地址里抄它的编号' })
  return record
}

/** Only somebody who handles tips at the same desk, and is there, takes a case over. */
async function demandColleague({ db }: DeskDeps, { atDesk }: TipDoc, name: string): Promise<void> {
  const found = await db.officers
    .findOne({ _id: name, desk: atDesk, removed: false, away: false }, { role: 1 })
    .lean<Pick<OfficerDoc, 'role'>>()
  const handles = found?.role === 'handler' || (found?.role === 'oversight' && atDesk === 'oversight')
  if (!handles) throw new ApiError('invalid_body', { officer: '不是本台在岗的经办人' })
}

/** The tip that another is joined to came first and goes on by itself: the first holds the right to the reward. */
async function demandFirst({ db }: DeskDeps, tip: TipDoc, id: string): Promise<void> {
  const first = await db.tips
    .findOne({ _id: id, atDesk: tip.atDesk }, { receivedAt: 1, state: 1 })
    .lean<Pick<TipDoc, 'receivedAt' | 'state'>>()
  const refuse = (why: string): never => {
    throw new ApiError('invalid_body', { joinedInto: why })
  }
  if (!first || id === tip._id) return refuse('本台没有这件举报')
  if (first.receivedAt > tip.receivedAt) refuse('它比这一件收到得晚：先收到的保留领奖的权利')
  if (first.state === 'joined' || first.state === 'withdrawn') refuse('它已经并入别的举报，或者已经撤回')
}

/** A slip is sealed for the desk that takes the case over; nothing that a reporter wrote may wait unread behind it. */
function demandSlip({ certificates }: DeskDeps, tip: TipDoc, { slip, toDesk }: MoveBody): Filled['slip'] {
  if (!slip || toDesk === undefined) return null
  if (toDesk === tip.atDesk) throw new ApiError('invalid_body', { toDesk: '就是本台' })
  if (tip.kind === 'enforcement_misconduct') throw new ApiError('invalid_body', { toDesk: '这一类只由纪检监督受理台拆看' })
  if (tip.unread > 0) throw new ApiError('move_refused', { slip: '还有没打开的来信：转交以后没有人能再打开它' })
  if (!certificates.isGood({ keyId: slip.wrapKeyId, desk: toDesk, purpose: 'seal' }))
    throw new ApiError('certificate_refused', { slip: '不是那个受理台现在有效的密钥' })
  return {
    wrap: { keyId: slip.wrapKeyId, bytes: Buffer.from(slip.wrap, 'hex') },
    recoveryWrap: null,
    sealed: Buffer.from(slip.sealed, 'hex'),
    // The line of the handing over itself holds no note.
    from: tip.lines.length,
  }
}
