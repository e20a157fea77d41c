import type { NamedEnterprise } from '../../shared/parts'

/** The names of some enterprises as one text; null where there are none. */
export const namesOf = (enterprises: readonly NamedEnterprise[], ...more: string[]): string | null =>
  [...enterprises.map(({ name }) => name), ...more].join('、') || null
