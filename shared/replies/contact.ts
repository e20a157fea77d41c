import { contactSeal } from '../contact'

/** How it is known who writes a reply and how that person is reached: sealed for those who work on objections, and opens as no objection. */
export const { seal: sealReplyContact, open: openReplyContact } = contactSeal('mingan/reply/1')
