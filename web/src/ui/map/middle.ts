import type { Feature, FeatureCollection, Point, Position } from 'geojson'
import { named } from '../i18n'

const doubleArea = (ring: Position[]) => ring.reduce((sum, [x, y], at) => {
  const [nextX, nextY] = ring[(at + 1) % ring.length]!
  return sum + x! * nextY! - nextX! * y!
}, 0)

/** The centre of gravity of a ring; of one without an area its first point. */
export function middle(ring: Position[]): Position {
  const area = doubleArea(ring)
  if (area === 0) return ring[0]!
  // Relative to the first point: the products of whole coordinates would lose the metres.
  const [left, top] = ring[0]!
  const [x, y] = ring.reduce(([sumX, sumY], [atX, atY], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length]!
    const [x1, y1, x2, y2] = [atX! - left!, atY! - top!, nextX! - left!, nextY! - top!]
    const cross = x1 * y2 - x2 * y1
    return [sumX! + (x1 + x2) * cross, sumY! + (y1 + y2) * cross]
  }, [0, 0])
  return [left! + x! / (3 * area), top! + y! / (3 * area)]
}

/** Where the name of each shape stands: once, in the middle of its largest part. A map cuts shapes into tiles and would write it in each. */
export function names(shapes: FeatureCollection | undefined): FeatureCollection<Point> {
  const features = (shapes?.features ?? []).flatMap(({ geometry, properties }): Feature<Point>[] => {
    if (!properties?.name || (geometry?.type !== 'Polygon' && geometry?.type !== 'MultiPolygon')) return []
    const rings = geometry.type === 'Polygon' ? [geometry.coordinates[0]!] : geometry.coordinates.map(part => part[0]!)
    const largest = rings.reduce((one, other) => (Math.abs(doubleArea(other)) > Math.abs(doubleArea(one)) ? other : one))
    return [{ type: 'Feature', properties: { name: named(properties.name, properties.englishName) }, geometry: { type: 'Point', coordinates: middle(largest) } }]
  })
  return { type: 'FeatureCollection', features }
}
