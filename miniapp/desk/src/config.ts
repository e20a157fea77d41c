/** What is compiled into the file: the one server it talks to, and the root whose certificates count (65 bytes as hex). */

declare const DESK_SERVER: string
declare const DESK_ROOT: string

export const SERVER: string = DESK_SERVER
export const ROOT: string = DESK_ROOT
