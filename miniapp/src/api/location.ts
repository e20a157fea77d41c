import Taro from '@tarojs/taro'
import { RequestError } from './request'

/** Where somebody is, in the coordinates that their platform gives. */
export interface Here {
  lng: number
  lat: number
  crs: 'gcj02' | 'wgs84'
}

/** A browser knows WGS-84 only; WeChat's maps, and ours, are GCJ-02. */
const CRS = process.env.TARO_ENV === 'h5' ? 'wgs84' : 'gcj02'
const PATIENCE_MS = 10_000

/** Asks the platform where the person is. Throws with words where it is refused or not known. */
export async function locate(): Promise<Here> {
  try {
    const { longitude, latitude } = await Taro.getLocation({ type: CRS, isHighAccuracy: true, highAccuracyExpireTime: PATIENCE_MS })
    return { lng: longitude, lat: latitude, crs: CRS }
  } catch {
    // Refusal and failure look alike to the platforms; both leave the list below as the way on.
    throw new RequestError('offline', '没有得到位置。可以在下面按地点选择。')
  }
}
