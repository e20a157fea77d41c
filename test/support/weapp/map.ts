import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { PageInstance } from './service'

/**
 * Stands in for WeChat's own `map` component, which draws outside of every page: what it is told (markers, polygons, where to look) can be read, a
 * marker be tapped, and the map be moved, with the events that WeChat sends. It draws nothing.
 */
export interface MapStandIn {
  told: () => ToldMap
  /** a finger on a marker */
  tapMarker: (id: number) => void
  /** somebody has moved the map so that it shows this part */
  move: (region: Region) => void
  /** `wx.createMapContext` of this host */
  createContext: () => unknown
}

export interface ToldMap {
  longitude: number
  latitude: number
  scale: number
  markers: { id: number; longitude: number; latitude: number; iconPath: string; ariaLabel: string; label?: { content: string } }[]
  polygons: { points: { longitude: number; latitude: number }[] }[]
}

export interface Region {
  southwest: { longitude: number; latitude: number }
  northeast: { longitude: number; latitude: number }
}

interface TaroNode {
  sid?: string
  uid?: string
  cn?: TaroNode[]
  [key: string]: unknown
}

/** The map of the page on top. `page`: the one that is on top. */
export function mapOn(dist: string, page: () => PageInstance): MapStandIn {
  const keys = keysOfMap(dist)
  const node = (): TaroNode => {
    const found = findMap(page().data.root as TaroNode, keys.markers)
    if (!found) throw new Error('the page on top has no map')
    return found
  }
  let region: Region | null = null
  const send = (type: string, detail: object) => {
    const { sid = '', uid = sid } = node()
    page().eh({
      type,
      detail,
      timeStamp: Date.now(),
      target: { id: uid, dataset: { sid } },
      currentTarget: { id: uid, dataset: { sid } },
      mark: {},
    })
  }
  const told = (): ToldMap => {
    const own = node()
    return Object.fromEntries(Object.entries(keys).map(([name, key]) => [name, own[key]])) as unknown as ToldMap
  }
  return {
    told,
    tapMarker: (markerId) => send('markertap', { markerId }),
    move: (next) => {
      region = next
      // WeChat names this event by its phase.
      send('begin', { causedBy: 'gesture' })
      send('end', { causedBy: 'drag' })
    },
    createContext: () => ({
      getRegion: ({ success, fail }: { success?: (seen: Region) => void; fail?: () => void }) => {
        if (region) success?.(region)
        else fail?.()
      },
    }),
  }
}

/** Under which short name Taro's template hands each attribute to the map. */
function keysOfMap(dist: string): Record<keyof ToldMap, string> {
  const element = /<map [^>]*>/.exec(readFileSync(join(dist, 'base.wxml'), 'utf8'))?.[0] ?? ''
  const key = (name: string) => {
    const found = new RegExp(` ${name}="\\{\\{[^}]*?i\\.(\\w+)`).exec(element)?.[1]
    if (found === undefined) throw new Error(`the template of the map has no ${name}`)
    return found
  }
  return {
    longitude: key('longitude'),
    latitude: key('latitude'),
    scale: key('scale'),
    markers: key('markers'),
    polygons: key('polygons'),
  }
}

function findMap(node: TaroNode | undefined, markers: string): TaroNode | null {
  if (!node) return null
  if (Array.isArray(node[markers])) return node
  for (const child of node.cn ?? []) {
    const found = findMap(child, markers)
    if (found) return found
  }
  return null
}
