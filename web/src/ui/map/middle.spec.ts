import { describe, expect, it } from 'vitest'
import { middle, names } from './middle'

const square = (x: number, y: number, side: number) => [[x, y], [x + side, y], [x + side, y + side], [x, y + side], [x, y]]

describe('where the name of a shape stands', () => {
  it('is its centre of gravity, wherever its corners crowd', () => {
    const [x, y] = middle([[113, 24], [113.1, 24], [113.2, 24], [113.2, 24.2], [113, 24.2], [113, 24]])
    expect(x).toBeCloseTo(113.1, 9)
    expect(y).toBeCloseTo(24.1, 9)
  })

  it('is once, in the largest part of a shape that lies apart', () => {
    const shape = { type: 'Feature' as const, properties: { name: '望澜区' }, geometry: { type: 'MultiPolygon' as const, coordinates: [[square(0, 0, 1)], [square(10, 10, 4)]] } }
    const { features } = names({ type: 'FeatureCollection', features: [shape] })
    expect(features.map(one => one.geometry.coordinates.map(Math.round))).toEqual([[12, 12]])
  })

  it('is nowhere for a shape without a name, and none for nothing', () => {
    expect(names({ type: 'FeatureCollection', features: [{ type: 'Feature', properties: {}, geometry: { type: 'Polygon', coordinates: [square(0, 0, 1)] } }] }).features).toEqual([])
    expect(names(undefined).features).toEqual([])
  })
})
