import { describe, expect, it } from 'vitest'
import { area, cut, opened, snapped, type Spot } from './geometry'

const square: Spot[] = [[0, 0], [4, 0], [4, 4], [0, 4], [0, 0]]

describe('drawing the net', () => {
  it.each<[string, Spot[]]>([
    ['straight across', [[2, -1], [2, 5]]],
    ['with a corner inside', [[-1, 1], [2, 3], [5, 1]]],
    ['in and out of the same side', [[1, -1], [1, 2], [3, 2], [3, -1]]],
    ['the other way round', [[2, 5], [2, -1]]],
  ])('cuts a grid in two without gap or overlap: %s', (_, line) => {
    const [one, other] = cut(square, line)!
    expect(Math.abs(area(one)) + Math.abs(area(other))).toBeCloseTo(Math.abs(area(square)), 9)
    expect(Math.abs(area(one))).toBeGreaterThan(0)
    const shared = opened(one).filter(spot => opened(other).some(each => each[0] === spot[0] && each[1] === spot[1]))
    expect(shared.length).toBeGreaterThanOrEqual(2)
  })

  it('refuses a line that does not cross the border exactly twice', () => {
    expect(cut(square, [[1, 1], [3, 3]])).toBeUndefined()
    expect(cut(square, [[2, -1], [2, 2]])).toBeUndefined()
    expect(cut(square, [[1, -1], [1, 5], [2, 5], [2, -1]])).toBeUndefined()
  })

  it('snaps to the corner of a neighbour within reach', () => {
    expect(snapped([3.99, 0.01], square, 0.1)).toEqual([4, 0])
    expect(snapped([3.5, 0.5], square, 0.1)).toEqual([3.5, 0.5])
  })
})
