import { describe, expect, it } from 'vitest'
import { fromGcj02 } from './gcj02'

describe('GCJ-02 to WGS 84', () => {
  // The same points as in tests/Weft.Core.Tests/Regions/Gcj02Tests.cs.
  it.each([
    ['Shanghai', 121.531541859215, 31.17530398364597, 121.5272106, 31.1774276],
    ['Shenzhen', 113.9171764808363, 22.540796131694766, 113.912316, 22.543847],
    ['Beijing', 116.38404722455657, 39.91334545536069, 116.377817, 39.911954],
  ])('gives the point the server would, in %s', (_, x, y, longitude, latitude) => {
    const [east, north] = fromGcj02(x, y)
    expect(east).toBeCloseTo(longitude, 8)
    expect(north).toBeCloseTo(latitude, 8)
  })

  it('leaves a point outside China where it is', () => expect(fromGcj02(13.4, 52.5)).toEqual([13.4, 52.5]))
})
