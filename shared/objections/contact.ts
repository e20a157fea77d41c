import { contactSeal } from '../contact'

export type { Contact } from '../contact'

/** How it is known who objects and how that person is reached, which nobody but those who work on objections can open. */
export const { seal: sealContact, open: openContact } = contactSeal('mingan/objection/1')
