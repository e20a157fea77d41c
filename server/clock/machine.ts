import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { hostname } from 'node:os'

/** How long this machine has been running: time that passes whatever anybody sets its clock to. */
export interface Machine {
  /** one life of one machine: between two of them nobody has counted */
  boot: string
  uptimeMs: number
}

/** This life of this process, where the system does not tell of its own. */
const LIFE = randomUUID()

/**
 * The machine as it is now. Read from the kernel's own files where there are any: they go on while it sleeps, hold beyond this process, and
 * are not shifted by what shifts a process' clock. A container may count for itself alone, so its name is part of the life.
 */
export function thisMachine(): Machine {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim()
    const [seconds = ''] = readFileSync('/proc/uptime', 'latin1').split(' ')
    return { boot: `${boot}/${hostname()}`, uptimeMs: Math.round(Number(seconds) * 1_000) }
  } catch {
    // No Linux: then the process counts for itself, and the next one begins anew.
    return { boot: LIFE, uptimeMs: Math.round(performance.now()) }
  }
}
