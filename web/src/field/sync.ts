import { ref } from 'vue'
import { api, take } from '@/api/client'
import { me, whoAmI } from '@/api/session'
import { listCases, myDesk, readCase, readTimeline } from '@/cases/api'
import { queue } from './queue'
import { store } from './store'

export const online = ref(navigator.onLine)
export const syncing = ref(false)
const detailed = 60

/** Sends what waits, then brings what is due and what was opened, so that it is there without a signal. */
export async function sync() {
  // What was just entered does not wait for the long list that is being fetched.
  if (syncing.value) return queue.drain().catch(() => undefined)
  syncing.value = true
  try {
    // Sent as nobody, a report would be refused: the queue waits for the sign-in of the one who works.
    const who = navigator.onLine ? await whoAmI() : null
    if (!who) return
    await queue.drain()
    const desk = await myDesk()
    const around = await listCases({ open: 'true' }, null, 50).catch(() => ({ items: [] }))
    const lines = [...new Map([...desk.held, ...desk.asked, ...around.items].map(line => [line.id, line])).values()]
    const savedAt = new Date().toISOString()
    await store.values.put({ name: 'desk', value: { held: desk.held.map(line => line.id), asked: desk.asked.map(line => line.id), around: around.items.map(line => line.id), at: savedAt } })
    for (const line of lines) {
      const known = await store.cases.get(line.id)
      await store.cases.put({ ...known, id: line.id, line, savedAt })
    }
    for (const line of [...desk.held, ...desk.asked].slice(0, detailed)) await keepCase(line.id).catch(() => undefined)
    const region = who.assignments[0]?.regionId
    if (region) {
      const items = await take(api.GET('/api/catalogue/public', { params: { query: { region } } }))
      await store.values.put({ name: 'items', value: items.items })
    }
  } catch {
    // No signal after all: what is on the device stays as it is.
  } finally {
    syncing.value = false
  }
}

/** The whole case onto the device. */
export async function keepCase(id: string) {
  const [file, entries] = await Promise.all([readCase(id), readTimeline(id)])
  const known = await store.cases.get(id)
  await store.cases.put({ id, line: known?.line ?? ({ id } as never), file, entries, savedAt: new Date().toISOString() })
  return { file, entries }
}

/** Who uses the device, also when the server cannot be asked. */
export async function start() {
  addEventListener('online', () => ((online.value = true), void sync()))
  addEventListener('offline', () => (online.value = false))
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && void sync())
  setInterval(() => void sync(), 60_000)
  // Asks the browser not to clear away what waits here when space runs out.
  void navigator.storage?.persist?.()
  const found = await whoAmI().catch(() => undefined)
  if (found) await store.values.put({ name: 'me', value: JSON.parse(JSON.stringify(found)) })
  else if (found === undefined) me.value = ((await store.values.get('me'))?.value as typeof me.value) ?? null
  void sync()
}
