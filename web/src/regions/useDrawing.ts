import type { GeoJSONSource, Map as MapLibre, MapMouseEvent } from 'maplibre-gl'
import { onBeforeUnmount, ref, shallowRef } from 'vue'
import { snapped, type Spot } from './geometry'

const pixels = 12

/** Drawing on a map: clicks add corners that snap to those of the neighbours, dragging moves them, a right click takes one away. */
export function useDrawing(corners: () => Spot[]) {
  const spots = ref<Spot[]>([])
  const drawing = ref<'ring' | 'line'>()
  const map = shallowRef<MapLibre>()
  let dragged = -1

  const reach = () => {
    const at = map.value!
    return Math.abs(at.unproject([pixels, 0]).lng - at.unproject([0, 0]).lng)
  }
  const place = (event: MapMouseEvent): Spot => snapped([event.lngLat.lng, event.lngLat.lat], corners(), reach())
  const under = (event: MapMouseEvent) =>
    spots.value.findIndex(spot => Math.hypot(spot[0] - event.lngLat.lng, spot[1] - event.lngLat.lat) < reach())

  function show() {
    const at = map.value
    if (!at?.getSource('drawing')) return
    const line = drawing.value === 'ring' && spots.value.length > 2 ? [...spots.value, spots.value[0]!] : spots.value
    ;(at.getSource('drawing') as GeoJSONSource).setData({
      type: 'FeatureCollection',
      features: [
        ...(line.length > 1 ? [{ type: 'Feature' as const, properties: {}, geometry: { type: 'LineString' as const, coordinates: line } }] : []),
        ...spots.value.map(spot => ({ type: 'Feature' as const, properties: {}, geometry: { type: 'Point' as const, coordinates: spot } })),
      ],
    })
  }

  function onReady(at: MapLibre) {
    map.value = at
    at.addSource('drawing', { type: 'geojson', data: { type: 'FeatureCollection', features: [] } })
    at.addLayer({ id: 'drawn-line', type: 'line', source: 'drawing', filter: ['==', ['geometry-type'], 'LineString'], paint: { 'line-color': '#a85b00', 'line-width': 3 } })
    at.addLayer({ id: 'drawn-corners', type: 'circle', source: 'drawing', filter: ['==', ['geometry-type'], 'Point'], paint: { 'circle-radius': 6, 'circle-color': '#ffffff', 'circle-stroke-color': '#a85b00', 'circle-stroke-width': 3 } })
    at.on('click', event => {
      if (!drawing.value || under(event) >= 0) return
      spots.value = [...spots.value, place(event)]
      show()
    })
    at.on('contextmenu', event => {
      const index = drawing.value ? under(event) : -1
      if (index < 0) return
      spots.value = spots.value.filter((_, one) => one !== index)
      show()
    })
    at.on('mousedown', event => {
      dragged = drawing.value ? under(event) : -1
      if (dragged >= 0) event.preventDefault()
    })
    at.on('mousemove', event => {
      if (dragged < 0) return
      spots.value = spots.value.map((spot, one) => (one === dragged ? place(event) : spot))
      show()
    })
    at.on('mouseup', () => (dragged = -1))
  }

  function begin(kind: 'ring' | 'line', from: Spot[] = []) {
    drawing.value = kind
    spots.value = [...from]
    show()
  }

  function stop() {
    drawing.value = undefined
    spots.value = []
    show()
  }

  function undo() {
    spots.value = spots.value.slice(0, -1)
    show()
  }

  onBeforeUnmount(stop)
  return { spots, drawing, onReady, begin, stop, undo }
}
