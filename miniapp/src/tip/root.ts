import { DEMO_ROOT_PUBLIC, isDemoRoot } from '@shared/tips/demo'

/** The root that was compiled in: 65 bytes as hex, or '' where this build offers no tips. */
export const ROOT = TIP_ROOT_PUBLIC_KEY === 'demo' ? DEMO_ROOT_PUBLIC : TIP_ROOT_PUBLIC_KEY

/** Whether what is sealed here anybody can open. */
export const isDemonstration = ROOT !== '' && isDemoRoot(ROOT)
