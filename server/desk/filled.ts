import { ApiError } from '../errors'

/** Demands that a move is filled with all that it needs and with nothing else. `labels`: every need by name. Throws `invalid_body` with each field by name. */
export function demandFilled<Need extends string>(
  labels: Readonly<Record<Need, string>>,
  needs: readonly Need[],
  body: { readonly [N in Need]?: unknown },
): void {
  const faults = (Object.keys(labels) as Need[]).flatMap((need): [string, string][] => {
    const isGiven = body[need] !== undefined
    if (isGiven === needs.includes(need)) return []
    return [[need, isGiven ? '这一步没有这一项' : `这一步要填：${labels[need]}`]]
  })
  if (faults.length > 0) throw new ApiError('invalid_body', Object.fromEntries(faults))
}
