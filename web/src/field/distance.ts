import { language } from '@/ui/i18n'

const earth = 6_371_000
const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Metres between two places, [longitude, latitude] in degrees, on a sphere: right to half a per cent. */
export function distance([west, south]: [number, number], [east, north]: [number, number]): number {
  const x = radians(east - west) * Math.cos(radians((south + north) / 2))
  return Math.hypot(x, radians(north - south)) * earth
}

export const said = (metres: number) =>
  metres < 1000 ? `${Math.round(metres / 10) * 10} ${language() === 'en' ? 'm' : '米'}` : `${(metres / 1000).toFixed(1)} ${language() === 'en' ? 'km' : '公里'}`
