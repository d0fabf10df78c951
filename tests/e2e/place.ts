import type { Person } from './weft'

interface Session { assignments: { regionId: string }[] }

/** The middle of the grid that a worker walks. */
export async function gridOf(worker: Person): Promise<{ longitude: number; latitude: number }> {
  const { assignments } = await worker.get<Session>('/api/session')
  const { middle } = await worker.get<{ middle: [number, number] }>(`/api/regions/${assignments[0]!.regionId}`)
  return { longitude: middle[0], latitude: middle[1] }
}
