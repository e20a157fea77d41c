import { copy } from './clipboard'
import { absoluteUrl } from './request'

/** WeChat opens no page of a service: its address is copied for a browser. */
export const openPlain = (path: string): Promise<unknown> => copy(absoluteUrl(path))
