import type { z } from 'zod'
import type * as desk from '@shared/api/desk'
import type * as owners from '@shared/api/deskOwners'
import type * as pictures from '@shared/api/deskPictures'
import type * as objections from '@shared/api/objections'
import type * as replies from '@shared/api/replies'
import type * as tips from '@shared/api/tips'
import type * as writer from '@shared/api/writer'

/** The contract as types: the schemas themselves do not ship. */

export type QueueAnswer = desk.QueueAnswer
export type QueueItem = z.infer<typeof desk.QueueItem>
export type QueueQuery = z.input<typeof desk.QueueQuery>
export type QueueView = NonNullable<QueueQuery['view']>
export type CaseAnswer = desk.CaseAnswer
export type CaseLine = desk.CaseLine
export type CaseMessage = CaseAnswer['messages'][number]
export type MoveBody = desk.MoveBody
export type MoveAnswer = desk.MoveAnswer
export type SettleBody = desk.SettleBody
export type SignIn = desk.SignIn
export type Session = desk.SessionAnswer
export type RewardDecision = desk.RewardDecision
export type RewrapAnswer = desk.RewrapAnswer
export type RewrapBody = desk.RewrapBody
export type RewrapDone = desk.RewrapDone
export type RecoveryAnswer = desk.RecoveryAnswer
export type RecoveryFile = desk.RecoveryFile
export type IdentityAnswer = z.infer<typeof desk.IdentityAnswer>
export type AuditAnswer = desk.AuditAnswer
export type AuditLine = desk.AuditLine
export type OfficerView = desk.OfficerView
export type OfficerBody = desk.OfficerBody
export type OfficerSecrets = desk.OfficerSecrets
export type OfficerChange = desk.OfficerChange
export type OfficerChanged = desk.OfficerChanged
export type BudgetAnswer = desk.BudgetAnswer
export type DeskPicture = pictures.DeskPicture
export type DeskPicturesAnswer = pictures.DeskPicturesAnswer
export type PictureDecided = pictures.PictureDecided
export type ObjectionLine = z.infer<typeof objections.ObjectionLine>
export type ObjectionQueue = objections.ObjectionQueueAnswer
export type ObjectionCase = objections.ObjectionCaseAnswer
export type ObjectionMove = objections.ObjectionMoveBody
export type SealedContact = writer.SealedContact
export type ReplyLine = replies.ReplyLine
export type ReplyQueue = replies.ReplyQueueAnswer
export type ReplyCase = replies.ReplyCaseAnswer
export type ReplyMove = replies.ReplyMoveBody
export type ReplyMoved = replies.ReplyMoved
export type DeskOwner = owners.DeskOwner
export type DeskOwnersAnswer = owners.DeskOwnersAnswer
export type OwnerDecided = owners.OwnerDecided
export type TipFiling = tips.TipFiling
export type TipService = tips.TipServiceAnswer

/** The same values as the contract has; the type holds them to it. */
export const HEADERS: typeof desk.DESK_HEADERS = {
  session: 'desk-session',
  time: 'desk-time',
  once: 'desk-once',
  proof: 'desk-proof',
}
export const VIEWS: typeof desk.QUEUE_VIEWS = {
  today: '今天到期和逾期',
  open: '办理中',
  unassigned: '没有经办人',
  ended: '已结束',
  all: '全部',
}
