import { shownRecord } from '@/hooks/shownRecord'

/** What the page is shared as: with the name of the firm, where this phone has shown it. `id`: its id or its code, as the address has it. */
export const gradingTitle = (id: string): string => `${shownRecord('enterprise', id)?.title ?? ''}等级怎么来的`
