import type { Machine } from '../../server/clock/machine'

/** A machine that never stopped while a test's clock went on: what it counts agrees with what the clock says. */
export const runningThrough =
  (now: () => Date): (() => Machine) =>
  () => ({ boot: 'a machine of a test', uptimeMs: now().getTime() })
