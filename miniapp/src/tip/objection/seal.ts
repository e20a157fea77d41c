import type { ObjectionFiling } from '@shared/api/objections'
import { normaliseCreditCode } from '@shared/codes/creditCode'
import type { Kind } from '@shared/kinds/index'
import { sealContact } from '@shared/objections/contact'
import { sealWriter } from '../sealWriter'
import type { ObjectionForm } from './faults'

/** A sealed objection, ready to be sent as often as needed: the same again is the same objection. */
export interface SealedObjection {
  filing: ObjectionFiling
  receipt: string
}

/** Seals the contact of a form under a new receipt. Throws words or SealError. */
export async function sealObjection(form: ObjectionForm, about: { kind: Kind; record: string }): Promise<SealedObjection> {
  const { receipt, writer } = await sealWriter(form, sealContact)
  const { filer, uscc, wrong, stands } = form
  return {
    receipt,
    filing: {
      ...writer,
      ...about,
      filer: filer ?? 'firm',
      uscc: filer === 'firm' ? normaliseCreditCode(uscc) : null,
      wrong: wrong.trim(),
      stands: stands.trim(),
    },
  }
}
