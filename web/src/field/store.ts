import Dexie, { type EntityTable } from 'dexie'
import type { Schemas } from '@/api/client'

/** How an entry of the queue stands. Refused and conflicting ones wait for a person; nothing is dropped by itself. */
export type QueueState = 'waiting' | 'sending' | 'sent' | 'refused' | 'conflict'

/** Something that was entered on this device and goes to the server in the order in which it was entered. */
export interface QueueEntry {
  /** Counts up: the order. */
  id: number
  /** The idempotency key: sending twice changes nothing. */
  key: string
  kind: 'report' | 'step'
  step?: Schemas['CaseStep']
  caseId?: string
  /** The version of the case that the person saw. */
  version?: number
  title: string
  body: Record<string, unknown>
  /** Photos on this device, in order, under the name of the field they go into. */
  photos: { field: string; id: string; sent?: string }[]
  at: string
  state: QueueState
  problem?: { code: string; chinese: string; english: string }
  answer?: { id: string; number: string }
}

export interface KeptPhoto {
  id: string
  blob: Blob
  name: string
}

export interface KeptCase {
  id: string
  line: Schemas['CaseLine']
  file?: Schemas['CaseAnswer']
  entries?: Schemas['EntryAnswer'][]
  savedAt: string
}

export interface KeptValue {
  name: string
  value: unknown
}

/** What the device keeps: it survives a closed browser and a dead battery. */
export class FieldStore extends Dexie {
  queue!: EntityTable<QueueEntry, 'id'>
  photos!: EntityTable<KeptPhoto, 'id'>
  cases!: EntityTable<KeptCase, 'id'>
  values!: EntityTable<KeptValue, 'name'>

  constructor(name = 'weft-field') {
    super(name)
    this.version(1).stores({ queue: '++id, state, caseId', photos: 'id', cases: 'id', values: 'name' })
  }
}

export const store = new FieldStore()
