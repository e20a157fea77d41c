import { parseDay } from '@shared/codes/dates'
import { CONTENT_BYTES, CONTACT_MAX, NAME_MAX, TIP_PHOTOS_MAX, TIP_PLACE_MAX, TIP_TEXT_MAX } from '@shared/tips/limits'
import { contentBytes } from './content'
import type { Draft, Step } from './draft'

/** Something that keeps a step from being done: where, and what a person reads. */
export interface Fault {
  step: Step
  field: 'kind' | 'where' | 'day' | 'text' | 'photos' | 'name' | 'contact'
  sentence: string
}

/** Characters as a person counts them: an emoji is one. */
export const lengthOf = (text: string): number => [...text].length

/** Everything that still keeps a draft from being sealed. `today`: day in Asia/Shanghai. */
export function faultsOf(draft: Draft, today: string): Fault[] {
  const faults: Fault[] = []
  const say = (step: Step, field: Fault['field'], sentence: string) => faults.push({ step, field, sentence })
  if (draft.kind === null) say('place', 'kind', '请选一类：这是什么事。')
  const address = draft.address.trim()
  if (address === '' && draft.point === null && draft.record === null)
    say('place', 'where', '请写明在哪里：写地址，或用现在的位置。没有地点，核查的人找不到。')
  if (lengthOf(address) > TIP_PLACE_MAX) say('place', 'where', `地址最多 ${TIP_PLACE_MAX} 个字，其余请写到经过里。`)
  if (draft.when === 'day') {
    const day = parseDay(draft.day)
    if (day === null) say('place', 'day', '日期没有看懂。请写成 2026-05-20 这样，或选「不记得」。')
    else if (day > today) say('place', 'day', `${day} 还没有到。请写已经过去的日期，或选「还在发生」。`)
  }
  const text = draft.text.trim()
  if (text === '') say('text', 'text', '还没有写经过。请写一两句：看到了什么、谁、哪家单位。')
  if (lengthOf(text) > TIP_TEXT_MAX) say('text', 'text', `经过最多 ${TIP_TEXT_MAX} 个字，现在多了 ${lengthOf(text) - TIP_TEXT_MAX} 个。`)
  else if (draft.kind !== null && contentBytes(draft) > CONTENT_BYTES - 4)
    say('text', 'text', '经过里的符号太多，放不进一个密封的信封。请删去一些表情符号或文字。')
  if (draft.photos.length > TIP_PHOTOS_MAX)
    say('text', 'photos', `最多 ${TIP_PHOTOS_MAX} 张照片，请删去 ${draft.photos.length - TIP_PHOTOS_MAX} 张。`)
  if (draft.named) {
    if (draft.name.trim() === '') say('person', 'name', '实名举报请写姓名；不想写，请选「匿名」。')
    if (lengthOf(draft.name.trim()) > NAME_MAX) say('person', 'name', `姓名最多 ${NAME_MAX} 个字。`)
    if (draft.contact.trim() === '') say('person', 'contact', '请写联系方式，发奖励的人凭它找您。')
    if (lengthOf(draft.contact.trim()) > CONTACT_MAX) say('person', 'contact', `联系方式最多 ${CONTACT_MAX} 个字。`)
  }
  return faults
}
