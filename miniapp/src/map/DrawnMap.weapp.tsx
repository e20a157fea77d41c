import { useMemo, useState } from 'react'
import Taro from '@tarojs/taro'
import { Map, type MapProps } from '@tarojs/components'
import { ZOOM_MAX, ZOOM_MIN, viewOf, type Box } from './box'
import type { DrawnMapProps } from './props'
import type { DrawnMark } from './marks'
import type { Outline } from '@/kinds/zone/outlines'

const ID = 'map'
/** How high the map is drawn, in points (`.map__canvas`). */
const HEIGHT = 360
/** Sides of a mark's picture, in points. */
const SIZES: Partial<Record<DrawnMark['look'], number>> = { group: 36, rough: 36 }
const SIZE = 28
/** White letters on the pictures that are filled, dark ones on those that are not. */
const INK: Partial<Record<DrawnMark['look'], string>> = { rough: '#1450a3', unknown: '#4a5361' }

/** The map of WeChat, with its own ground. */
export function DrawnMap({ label, look, marks, outlines, onMoved, onTap }: DrawnMapProps) {
  const [width] = useState(() => Taro.getWindowInfo().windowWidth)
  const { lng, lat, zoom } = viewOf(look, width, HEIGHT)
  const markers = useMemo(() => marks.map(markerOf), [marks])
  const polygons = useMemo(() => outlines.flatMap(polygonsOf), [outlines])
  return (
    <Map
      id={ID}
      className="map__canvas"
      longitude={lng}
      latitude={lat}
      scale={zoom}
      minScale={ZOOM_MIN}
      maxScale={ZOOM_MAX}
      markers={markers}
      polygons={polygons}
      {...{ ariaLabel: label, 'aria-label': label }}
      onRegionChange={({ type }) => {
        if (type === 'end') tellSeen(onMoved)
      }}
      onUpdated={() => tellSeen(onMoved)}
      onMarkerTap={({ detail }) => {
        const mark = marks[Number(detail.markerId)]
        if (mark) onTap(mark)
      }}
      onError={() => console.warn('the map could not be drawn')}
    />
  )
}

function tellSeen(onMoved: (seen: Box) => void): void {
  // It answers by its callback; where WeChat cannot tell, the part before stays.
  void Taro.createMapContext(ID).getRegion({
    success: ({ southwest, northeast }) => onMoved([southwest.longitude, southwest.latitude, northeast.longitude, northeast.latitude]),
  })
}

function markerOf({ lng, lat, look, sign, spoken, count }: DrawnMark, id: number): MapProps.marker {
  const size = SIZES[look] ?? SIZE
  return {
    id,
    longitude: lng,
    latitude: lat,
    iconPath: `/map/pins/${look}.png`,
    width: size,
    height: size,
    anchor: { x: 0.5, y: 0.5 },
    // Of two that overlap the larger stands above.
    zIndex: count,
    ariaLabel: spoken,
    ...(sign === '' ? {} : { label: labelOf(sign, look) }),
  }
}

/** A sign in the middle of its picture: WeChat puts its left upper corner at the place. */
function labelOf(sign: string, look: DrawnMark['look']): MapProps.label {
  const fontSize = 12
  const across = [...sign].reduce((sum, letter) => sum + (/[\d+?]/.test(letter) ? 0.6 : 1) * fontSize, 0)
  return {
    content: sign,
    color: INK[look] ?? '#ffffff',
    fontSize,
    anchorX: -across / 2,
    anchorY: -fontSize * 0.7,
    borderWidth: 0,
    borderColor: '#00000000',
    borderRadius: 0,
    bgColor: '#00000000',
    padding: 0,
    textAlign: 'center',
  }
}

const polygonsOf = ({ rings }: Outline): MapProps.polygon[] =>
  rings.map((ring) => ({
    points: ring.map(({ lng, lat }) => ({ longitude: lng, latitude: lat })),
    strokeWidth: 1,
    strokeColor: '#5E6775CC',
    fillColor: '#1450A30F',
    zIndex: 1,
  }))
