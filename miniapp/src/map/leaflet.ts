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
  type Marker,
} from 'leaflet'
import 'leaflet/dist/leaflet.css'
import { ZOOM_MAX, ZOOM_MIN, isSameBox, type Box } from './box'
import type { DrawnMapProps } from './drawnMap'
import type { DrawnMark } from './marks'

/** A map that is drawn: told what to show. */
export interface Drawing {
  look: (box: Box) => void
  mark: (marks: DrawnMapProps['marks']) => void
  outline: (outlines: DrawnMapProps['outlines']) => void
  remove: () => void
}

const WORLD = latLngBounds([-85, -180], [85, 180])

const boundsOf = ([west, south, east, north]: Box): LatLngBounds => latLngBounds([south, west], [north, east])
const boxOf = (bounds: LatLngBounds): Box => [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()]

/** Draws a map on an element: marks and outlines, no tile of anybody. Its places are GCJ-02 as they are, all of them moved alike. */
export function drawOn(element: HTMLElement, { onMoved, onTap }: Pick<DrawnMapProps, 'onMoved' | 'onTap'>): Drawing {
  const isCalm = window.matchMedia('(prefers-reduced-motion: reduce)').matches
  const map = leafletMap(element, {
    attributionControl: false,
    zoomControl: false,
    minZoom: ZOOM_MIN,
    maxZoom: ZOOM_MAX,
    maxBounds: WORLD,
    ...(isCalm ? { zoomAnimation: false, fadeAnimation: false, markerZoomAnimation: false, inertia: false } : {}),
  })
  control.zoom({ zoomInTitle: '放大', zoomOutTitle: '缩小' }).addTo(map)
  const zones = layerGroup().addTo(map)
  const marked = new Map<string, Marker>()
  // The zones are a drawing behind the marks: the list of zones tells of them.
  for (const pane of ['overlayPane', 'tooltipPane']) map.getPane(pane)?.setAttribute('aria-hidden', 'true')

  let seen: Box | null = null
  map.on('moveend', () => {
    // A page below another one has no size: what it shows is what it showed.
    if (element.clientWidth === 0) return
    const box = boxOf(map.getBounds())
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
      if (seen === null || !isSameBox(seen, box)) map.fitBounds(boundsOf(box), { animate: seen !== null && !isCalm })
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
        else marked.set(mark.key, placed(mark, onTap).addTo(map))
      }
      for (const mark of marks) name(marked.get(mark.key), mark)
    },
    outline: (outlines) => {
      zones.clearLayers()
      for (const { name: words, rings } of outlines)
        polygon(
          rings.map((ring) => ring.map(({ lng, lat }): [number, number] => [lat, lng])),
          { className: 'zone-outline', interactive: false },
        )
          .bindTooltip(textOf(words), { permanent: true, direction: 'center', className: 'zone-name', interactive: false })
          .addTo(zones)
    },
    remove: () => {
      sizes.disconnect()
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

function placed(mark: DrawnMark, onTap: DrawnMapProps['onTap']): Marker {
  const body = document.createElement('span')
  body.className = 'pin__body'
  body.textContent = mark.sign
  const icon = divIcon({ className: `pin pin--${mark.look}`, html: body, iconSize: undefined as never })
  const marker = leafletMarker([mark.lat, mark.lng], { icon, keyboard: true, riseOnHover: true })
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
