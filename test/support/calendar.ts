/** Reads a calendar as RFC 5545 says, and refuses what is none: each rule that is broken throws with its section. */

export interface Component {
  name: string
  /** by name in capitals: the value as it is written and its parameters */
  properties: Map<string, { value: string; params: string }>
  components: Component[]
}

const OCTETS_MAX = 75

export function readCalendar(bytes: string): Component {
  if (!bytes.endsWith('\r\n')) throw new Error('3.1: the last line has no end')
  const written = bytes.slice(0, -2).split('\r\n')
  for (const line of written) {
    if (/[\r\n]/.test(line)) throw new Error(`3.1: half an end of a line: ${line}`)
    if (Buffer.byteLength(line) > OCTETS_MAX) throw new Error(`3.1: ${Buffer.byteLength(line)} octets: ${line}`)
    if (line.includes('\ufffd')) throw new Error(`3.1: a character was cut: ${line}`)
    if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(line)) throw new Error(`3.1: a control character: ${line}`)
  }
  const lines = bytes
    .slice(0, -2)
    .replace(/\r\n[ \t]/g, '')
    .split('\r\n')
  const root: Component = { name: '', properties: new Map(), components: [] }
  const open = [root]
  for (const line of lines) {
    const [, name = '', params = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^:;,"]+)*):([^]*)$/.exec(line) ?? []
    const inside = open.at(-1) ?? root
    if (name === '') throw new Error(`3.1: no content line: ${line}`)
    if (name === 'BEGIN') {
      const begun: Component = { name: value, properties: new Map(), components: [] }
      inside.components.push(begun)
      open.push(begun)
    } else if (name === 'END') {
      if (inside.name !== value) throw new Error(`3.6: ${inside.name} is ended as ${value}`)
      open.pop()
    } else {
      if (inside === root) throw new Error(`3.4: outside of the calendar: ${line}`)
      if (inside.properties.has(name)) throw new Error(`3.6: twice: ${name}`)
      inside.properties.set(name, { value, params })
    }
  }
  const [calendar] = root.components
  if (open.length !== 1 || root.components.length !== 1 || calendar?.name !== 'VCALENDAR') throw new Error('3.4: not one calendar')
  checkCalendar(calendar)
  return calendar
}

function checkCalendar(calendar: Component): void {
  for (const name of ['VERSION', 'PRODID']) if (!calendar.properties.has(name)) throw new Error(`3.6: the calendar has no ${name}`)
  if (calendar.components.length === 0) throw new Error('3.6: a calendar without a component')
  const uids = eventsOf(calendar).map((event) => {
    for (const name of ['UID', 'DTSTAMP', 'DTSTART']) if (!event.properties.has(name)) throw new Error(`3.6.1: an event has no ${name}`)
    if (!/^\d{8}T\d{6}Z$/.test(valueOf(event, 'DTSTAMP'))) throw new Error('3.8.7.2: the stamp is no UTC time')
    for (const name of ['DTSTART', 'DTEND']) {
      const { value, params } = event.properties.get(name) ?? { value: '', params: '' }
      if (params !== ';VALUE=DATE' || !/^\d{8}$/.test(value)) throw new Error(`3.3.4: ${name} is no date`)
    }
    if (valueOf(event, 'DTEND') <= valueOf(event, 'DTSTART')) throw new Error('3.6.1: it ends before it begins')
    return valueOf(event, 'UID')
  })
  if (new Set(uids).size !== uids.length) throw new Error('3.8.4.7: two events of one name')
}

export const eventsOf = ({ components }: Component): Component[] => components.filter(({ name }) => name === 'VEVENT')

const valueOf = ({ properties }: Component, name: string): string => properties.get(name)?.value ?? ''

/** A value that is text (3.3.11), as it was before it was written. Throws where a sign stands that must not stand bare. */
export function textOf(component: Component, name: string): string {
  const value = valueOf(component, name)
  if (/[;,]/.test(value.replace(/\\[\\;,nN]/g, '')) || /\\/.test(value.replace(/\\[\\;,nN]/g, ''))) throw new Error(`3.3.11: ${value}`)
  return value.replace(/\\([\\;,nN])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
}
