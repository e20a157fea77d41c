/** A part of a whole in permille, half up, reckoned in whole numbers; null where the whole is nothing. */
export const share = (part: number, whole: number): { value: number | null } => ({
  // Fen of a whole city times 2,000 leave the safe integers.
  value: whole === 0 ? null : Number((BigInt(part) * 2_000n + BigInt(whole)) / (2n * BigInt(whole))),
})
