import type { SourceSpecification, StyleSpecification } from 'maplibre-gl'

const nothing: SourceSpecification = { type: 'geojson', data: { type: 'FeatureCollection', features: [] } }

interface Palette {
  ground: string
  grid: string
  line: string
  name: string
  halo: string
  green: string
  yellow: string
  red: string
  mark: string
}

const light: Palette = { ground: '#eef2f3', grid: '#ffffff', line: '#8fa3ad', name: '#3c4d56', halo: '#ffffff', green: '#1e7b3a', yellow: '#c98a00', red: '#b3261e', mark: '#a85b00' }
const dark: Palette = { ground: '#10181c', grid: '#1b272d', line: '#4d626d', name: '#c4d0d6', halo: '#10181c', green: '#6fd08c', yellow: '#ffd166', red: '#ff8d85', mark: '#ffb454' }

/** A ground, the grids, and points by light: a circle, and a ring around what is late, so that colour is not alone. */
export function styleOf(isDark: boolean): StyleSpecification {
  const at = isDark ? dark : light
  return {
    version: 8,
    sources: { shapes: nothing, names: nothing, points: nothing, heat: nothing, mark: nothing },
    layers: [
      { id: 'ground', type: 'background', paint: { 'background-color': at.ground } },
      { id: 'shapes', type: 'fill', source: 'shapes', paint: { 'fill-color': ['coalesce', ['get', 'fill'], at.grid], 'fill-opacity': ['coalesce', ['get', 'opacity'], 0.7] } },
      { id: 'borders', type: 'line', source: 'shapes', paint: { 'line-color': ['coalesce', ['get', 'stroke'], at.line], 'line-width': ['coalesce', ['get', 'width'], 1] } },
      {
        id: 'heat', type: 'heatmap', source: 'heat',
        paint: { 'heatmap-weight': ['coalesce', ['get', 'count'], 1], 'heatmap-radius': ['interpolate', ['linear'], ['zoom'], 8, 6, 15, 36], 'heatmap-opacity': 0.8 },
      },
      {
        id: 'points', type: 'circle', source: 'points',
        paint: {
          'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 3, 16, 8],
          'circle-color': ['match', ['get', 'light'], 'Green', at.green, 'Yellow', at.yellow, 'Red', at.red, at.line],
          'circle-stroke-color': at.halo, 'circle-stroke-width': 1.5,
        },
      },
      {
        id: 'points-red', type: 'circle', source: 'points', filter: ['==', ['get', 'light'], 'Red'],
        paint: { 'circle-radius': ['interpolate', ['linear'], ['zoom'], 8, 6, 16, 14], 'circle-color': 'transparent', 'circle-stroke-color': at.red, 'circle-stroke-width': 2 },
      },
      {
        id: 'names', type: 'symbol', source: 'names', minzoom: 9,
        layout: { 'text-field': ['coalesce', ['get', 'name'], ''], 'text-size': 12, 'text-max-width': 7 },
        paint: { 'text-color': at.name, 'text-halo-color': at.halo, 'text-halo-width': 1.5 },
      },
      { id: 'mark', type: 'circle', source: 'mark', paint: { 'circle-radius': 9, 'circle-color': at.mark, 'circle-stroke-color': at.halo, 'circle-stroke-width': 3 } },
    ],
  }
}
