import type { Camera, MonitoringState } from './words'

/** What a source says of how a site is watched, as far as it matters here. */
interface Watched {
  monitoring: { camerasInService: number | null; state: MonitoringState | null } | null
}

/**
 * Whether a site has a camera in service. A count says so; without one, only that it is not watched at all, or not any more, does: what is in service
 * may be sensors.
 */
export function cameraOf({ monitoring }: Watched): Camera {
  if (monitoring === null) return 'unknown'
  const { camerasInService, state } = monitoring
  if (camerasInService !== null) return camerasInService > 0 ? 'in_service' : 'none'
  return state === 'none' || state === 'out_of_service' ? 'none' : 'unknown'
}
