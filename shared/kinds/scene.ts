import { PLAIN_KINDS, type PlainKind } from './plain'

/**
 * The scene of a mini-program code: which record it opens, in at most 32 characters of those that WeChat allows
 * (`getwxacodeunlimit`, parameter `scene`). Scenes hang on walls: what one means may never change. Both sides ship this file.
 */

/** As many characters as a scene may have. */
export const SCENE_MAX = 32

/** A code as a scene may hold it: no `%` and no Chinese, which WeChat refuses. */
const ALLOWED = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]+$/

/** What stands before the code, by kind. */
const LETTERS: Readonly<Record<PlainKind, string>> = { zone: 'z', enterprise: 'e' }

/** A record as a scene names it: by the code that people know it by, or by its id. */
export interface SceneTarget {
  kind: PlainKind
  code: string
}

/** The scene of a record by the first of its codes that a scene can hold, or null where it can hold none of them. */
export function sceneOf(kind: PlainKind, codes: readonly string[]): string | null {
  const scenes = codes.filter((code) => ALLOWED.test(code)).map((code) => `${LETTERS[kind]}.${code}`)
  return scenes.find((scene) => scene.length <= SCENE_MAX) ?? null
}

/** What a scene names, as it is once WeChat's escapes are taken off; null where it is none of ours. */
export function readScene(scene: string): SceneTarget | null {
  if (scene.length > SCENE_MAX) return null
  const kind = PLAIN_KINDS.find((one) => scene.startsWith(`${LETTERS[one]}.`))
  if (kind === undefined) return null
  const code = scene.slice(LETTERS[kind].length + 1)
  return ALLOWED.test(code) ? { kind, code } : null
}
