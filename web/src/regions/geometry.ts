export type Spot = [number, number]

const same = (one: Spot, other: Spot) => Math.abs(one[0] - other[0]) < 1e-9 && Math.abs(one[1] - other[1]) < 1e-9

/** A ring without the repeated last corner. */
export const opened = (ring: Spot[]): Spot[] => (ring.length > 1 && same(ring[0]!, ring.at(-1)!) ? ring.slice(0, -1) : ring)

/** A ring as GeoJSON wants it: the last corner is the first. */
export const closed = (ring: Spot[]): Spot[] => (ring.length > 0 ? [...opened(ring), opened(ring)[0]!] : [])

/** Where two stretches cross, and how far along each (0 to 1); nothing when they do not. */
export function crossing(a: Spot, b: Spot, c: Spot, d: Spot): { at: Spot; along: number; across: number } | undefined {
  const [rx, ry, sx, sy] = [b[0] - a[0], b[1] - a[1], d[0] - c[0], d[1] - c[1]]
  const area = rx * sy - ry * sx
  if (Math.abs(area) < 1e-18) return undefined
  const along = ((c[0] - a[0]) * sy - (c[1] - a[1]) * sx) / area
  const across = ((c[0] - a[0]) * ry - (c[1] - a[1]) * rx) / area
  return along >= 0 && along <= 1 && across >= 0 && across <= 1 ? { at: [a[0] + along * rx, a[1] + along * ry], along, across } : undefined
}

/**
 * Cuts a ring in two along a line that enters it once and leaves it once. The two parts share the cut corner by corner, so that
 * neither gap nor overlap comes between them. Undefined when the line does not cross the border exactly twice.
 */
export function cut(ring: Spot[], line: Spot[]): [Spot[], Spot[]] | undefined {
  const corners = opened(ring)
  const hits: { at: Spot; edge: number; across: number; step: number; along: number }[] = []
  for (let step = 0; step + 1 < line.length; step++) {
    for (let edge = 0; edge < corners.length; edge++) {
      const hit = crossing(line[step]!, line[step + 1]!, corners[edge]!, corners[(edge + 1) % corners.length]!)
      if (hit && !hits.some(known => same(known.at, hit.at))) hits.push({ at: hit.at, edge, across: hit.across, step, along: hit.along })
    }
  }
  if (hits.length !== 2) return undefined
  hits.sort((one, other) => one.step - other.step || one.along - other.along)
  const [into, out] = hits as [(typeof hits)[0], (typeof hits)[0]]
  const inner = line.slice(into.step + 1, out.step + 1)
  const walk = (from: (typeof hits)[0], to: (typeof hits)[0]): Spot[] => {
    const way: Spot[] = []
    const forward = from.edge === to.edge && from.across < to.across
    if (!forward) {
      for (let at = (from.edge + 1) % corners.length; ; at = (at + 1) % corners.length) {
        way.push(corners[at]!)
        if (at === to.edge) break
      }
    }
    return way
  }
  const clean = (spots: Spot[]) => closed(spots.filter((spot, index) => index === 0 || !same(spot, spots[index - 1]!)))
  return [
    clean([into.at, ...inner, out.at, ...walk(out, into)]),
    clean([into.at, ...walk(into, out), out.at, ...[...inner].reverse()]),
  ]
}

/** The nearest of some corners within a reach, else the place itself: drawing along a neighbour leaves no gap. */
export function snapped(place: Spot, corners: Spot[], reach: number): Spot {
  let best: Spot | undefined
  let least = reach
  for (const corner of corners) {
    const away = Math.hypot(corner[0] - place[0], corner[1] - place[1])
    if (away < least) [best, least] = [corner, away]
  }
  return best ?? place
}

/** Twice the signed area, for tests and for telling which way a ring runs. */
export const area = (ring: Spot[]) =>
  opened(ring).reduce((sum, spot, index, all) => sum + spot[0] * all[(index + 1) % all.length]![1] - all[(index + 1) % all.length]![0] * spot[1], 0)
