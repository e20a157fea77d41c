import {
  DomEvent,
  control,
  divIcon,
  latLngBounds,
  layerGroup,
  map as leafletMap,
  marker as leafletMarker,
  polygon,
  type LatLngBounds,
  type LatLngTuple,
  type Marker,
  type Polygon,
  type TooltipOptions,
} from 'leaflet'
import 'leaflet/dist/leaflet.css'
import type { BaseMap } from '@shared/api/city'
import { ZOOM_MAX, ZOOM_MIN, isSameBox, type Box, type Point } from './box'
import { layGround } from './ground'
import { ON_GROUND, PLAIN } from './plane'
import type { DrawnMapProps } from './props'
import type { DrawnMark } from './marks'

/** A map that is drawn: told what to show. */
export interface Drawing {
  look: (box: Box) => void
  mark: (marks: DrawnMapProps['marks']) => void
  outline: (outlines: DrawnMapProps['outlines']) => void
  remove: () => void
}

const WORLD = latLngBounds([-85, -180], [85, 180])

/** Room that a letter of a name takes, and how far it stands below the middle, in points: of letters of the usual size. */
const LETTER = 14
const BELOW = 26

const nameOptions = (scale: number): TooltipOptions => ({
  permanent: true,
  direction: 'center',
  offset: [0, BELOW * scale],
  className: 'zone-name',
  interactive: false,
})

/** How much larger the letters of a page are than usual (`styles/tokens.scss`). */
const scaleOf = (element: HTMLElement): number => Number(getComputedStyle(element).getPropertyValue('--scale')) || 1

const edgesOf = (bounds: LatLngBounds): Box => [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]

const NO_GROUND = { ground: null, onLost: () => undefined }

type Told = Pick<DrawnMapProps, 'onMoved' | 'onTap'>

/** Draws a map on an element, and its buttons into another: marks and outlines, which are GCJ-02, and the ground under them where there is one; else no picture of anybody. */
export function drawOn(
  element: HTMLElement,
  buttons: HTMLElement,
  { onMoved, onTap }: Told,
  { ground, onLost }: { ground: BaseMap | null; onLost: () => void } = NO_GROUND,
): Drawing {
  const plane = ground === null ? PLAIN : ON_GROUND
  const placeOf = (place: Point): LatLngTuple => {
    const { lng, lat } = plane.toMap(place)
    return [lat, lng]
  }
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = leafletMap(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: ZOOM_MIN,
    maxZoom: ZOOM_MAX,
    maxBounds: WORLD,
    // Without pictures of a ground every step is as good as another: what is looked at fills the map.
    zoomSnap: ground === null ? 0.25 : 1,
    ...(isCalm ? { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false } : {}),
  })
  const zoom = control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map).getContainer()
  // Beside the map and not upon it: no mark lies under them.
  if (zoom) buttons.append(zoom)
  if (ground !== null) layGround(map, ground, onLost)
  const zones = layerGroup().addTo(map)
  const named: { area: Polygon; words: string }[] = []
  const marked = new Map<string, Marker>()
  // The zones are a drawing behind the marks: the list of zones tells of them.
  for (const pane of ['overlayPane', 'tooltipPane']) map.getPane(pane)?.setAttribute('aria-hidden', 'true')

  let seen: Box | null = null
  /** A name stands where its area has room for it, below the mark that stands in the middle. */
  const nameAreas = () => {
    const scale = scaleOf(element)
    for (const { area, words } of named) {
      const bounds = area.getBounds()
      const width = map.latLngToLayerPoint(bounds.getNorthEast()).x - map.latLngToLayerPoint(bounds.getSouthWest()).x
      const hasRoom = width > [...words].length * LETTER * scale
      if (hasRoom === (area.getTooltip() !== undefined)) continue
      if (hasRoom) area.bindTooltip(textOf(words), nameOptions(scale))
      else area.unbindTooltip()
    }
  }
  map.on('zoomend', nameAreas)
  map.on('moveend', () => {
    // A page below another one has no size: what it shows is what it showed.
    if (element.clientWidth === 0) return
    const box = plane.boxOf(edgesOf(map.getBounds()))
    if (seen !== null && isSameBox(seen, box)) return
    seen = box
    onMoved(box)
  })
  const sizes = new ResizeObserver(() => {
    if (element.clientWidth > 0) map.invalidateSize({ pan: false })
  })
  sizes.observe(element)

  return {
    look: (box) => {
      if (seen !== null && isSameBox(seen, box)) return
      const [west, south, east, north] = box
      const corners = latLngBounds(placeOf({ lng: west, lat: south }), placeOf({ lng: east, lat: north }))
      map.fitBounds(corners, { animate: seen !== null && !isCalm })
    },
    mark: (marks) => {
      const wanted = new Map(marks.map((mark) => [mark.key, mark]))
      for (const [key, marker] of marked) {
        if (wanted.has(key)) continue
        // Whoever stood on a mark that is gone goes on from the map.
        if (marker.getElement()?.contains(document.activeElement)) element.focus()
        marker.remove()
        marked.delete(key)
      }
      for (const mark of marks) {
        const known = marked.get(mark.key)
        if (known) name(known, mark)
        else marked.set(mark.key, placed(mark, placeOf(mark), onTap).addTo(map))
      }
      for (const mark of marks) name(marked.get(mark.key), mark)
    },
    outline: (outlines) => {
      zones.clearLayers()
      named.length = 0
      for (const { name: words, rings } of outlines) {
        const latLngs = rings.map((ring) => ring.map(placeOf))
        named.push({ area: polygon(latLngs, { className: 'zone-outline', interactive: false }).addTo(zones), words })
      }
      nameAreas()
    },
    remove: () => {
      sizes.disconnect()
      zoom?.remove()
      map.remove()
    },
  }
}

/** A name as a text, never as HTML: it comes from a source. */
function textOf(words: string): HTMLElement {
  const element = document.createElement('span')
  element.textContent = words
  return element
}

/** Above every mark, and what each record of a mark raises it by: farther than two places on one screen are apart. */
const HIGHEST = 100_000_000
const RISE = 10_000
const heightOf = ({ count }: DrawnMark): number => Math.min(count * RISE, HIGHEST)

function placed(mark: DrawnMark, place: LatLngTuple, onTap: DrawnMapProps['onTap']): Marker {
  const body = document.createElement('span')
  body.className = 'pin__body'
  body.textContent = mark.sign
  const icon = divIcon({ className: `pin pin--${mark.look}`, html: body, iconSize: undefined as never })
  // Of two that overlap the larger stands above: a small one beside it can still be seen and tapped, a number under one cannot be read.
  const marker = leafletMarker(place, { icon, keyboard: true, riseOnHover: true, zIndexOffset: heightOf(mark), riseOffset: HIGHEST })
  marker.on('click', () => onTap(mark))
  marker.on('keydown', ({ originalEvent }) => {
    if (originalEvent.key !== 'Enter' && originalEvent.key !== ' ') return
    DomEvent.stop(originalEvent)
    onTap(mark)
  })
  return marker
}

/** What a mark is called may change with the day. */
function name(marker: Marker | undefined, { spoken }: DrawnMark): void {
  marker?.getElement()?.setAttribute('aria-label', spoken)
}
