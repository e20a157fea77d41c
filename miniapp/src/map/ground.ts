import { control, tileLayer, type Map } from 'leaflet'
import type { BaseMap } from '@shared/api/city'

/** Streets, and their names above them. */
const LAYERS = ['vec', 'cva']
/** The nearest of its pictures; nearer ones are these drawn larger. */
const DEEPEST = 18

const addressOf = (layer: string, key: string): string =>
  `https://t{s}.tianditu.gov.cn/${layer}_w/wmts?SERVICE=WMTS&REQUEST=GetTile&VERSION=1.0.0&LAYER=${layer}&STYLE=default` +
  `&TILEMATRIXSET=w&FORMAT=tiles&TILEMATRIX={z}&TILEROW={y}&TILECOL={x}&tk=${key}`

/**
 * Lays the ground of 天地图 under a map, with its name and the number of its approval in the lower left corner (《地图审核管理规定》: where maps of the
 * internet show it). `onLost` is told whenever a picture of it does not come.
 */
export function layGround(map: Map, { key, approvalNo }: BaseMap, onLost: () => void): void {
  for (const layer of LAYERS) {
    // The key is bound to the address of the page: its provider must be told that, and only that.
    tileLayer(addressOf(layer, key), { subdomains: '01234567', maxNativeZoom: DEEPEST, referrerPolicy: 'origin' })
      .on('tileerror', onLost)
      .addTo(map)
  }
  const corner = control.attribution({ position: 'bottomleft', prefix: false })
  corner.addAttribution(escaped(`天地图 · 审图号：${approvalNo}`)).addTo(map)
}

/** As a text: what stands in the corner is read as HTML. */
function escaped(text: string): string {
  const element = document.createElement('span')
  element.textContent = text
  return element.innerHTML
}
