import type { Entry } from './api'

/** What an entry of the timeline is told with: a key of the locale with its words, and what was said. */
export interface Told {
  key: string
  with: Record<string, string>
  words?: string
  tone: 'plain' | 'good' | 'bad' | 'act'
}

type Unit = { name: string }
type Holding = { unit: Unit }

const good = new Set(['Closed', 'Verified', 'Inspected', 'AppealDecided', 'Assisted', 'OrderAnswered'])
const bad = new Set(['Rejected', 'Returned', 'SentToRework', 'Escalated', 'Reopened', 'Urged', 'Ordered', 'ExtensionRefused'])
const act = new Set(['Reported', 'Accepted', 'Dispatched', 'Whistled', 'ReportedIn', 'Handled', 'PassedUp', 'PassedDown', 'Resolved'])

/** One entry in plain words. Which of several sentences is told depends on what happened, never on who reads. */
export function tell(entry: Entry): Told {
  const happened = entry.happened as unknown as Record<string, unknown> & { what: string }
  const { what } = happened
  const name = (value: unknown) => (value as Unit | undefined)?.name ?? ''
  const holder = (value: unknown) => (value as Holding | undefined)?.unit?.name ?? ''
  const names = (list: unknown) => (Array.isArray(list) ? list.map(one => name((one as { unit: Unit }).unit)).join('、') : '')
  const told: Told = {
    key: `cases.event.${what}`,
    with: {
      unit: name(happened.unit) || holder(happened.holder) || name(happened.late),
      to: holder(happened.to) || holder(happened.lead) || holder(happened.responsible) || name(happened.told),
      others: names(happened.assisting ?? happened.called),
      item: (happened.terms as { itemName?: string } | undefined)?.itemName ?? '',
      place: String(happened.place ?? ''),
      number: String(happened.survivorNumber ?? happened.fromNumber ?? happened.number ?? ''),
      score: String(happened.score ?? ''),
      person: String(happened.personName ?? ''),
      until: typeof happened.until === 'string' ? happened.until.slice(0, 10) : '',
    },
    words: [happened.words, happened.reason, happened.tried, happened.proposal, happened.minutes].filter(Boolean).join('；') || undefined,
    tone: good.has(what) ? 'good' : bad.has(what) ? 'bad' : act.has(what) ? 'act' : 'plain',
  }
  if (what === 'Verified' && happened.confirmed === false) Object.assign(told, { key: 'cases.event.NotConfirmed', tone: 'bad' })
  if (what === 'Handled' && happened.onSpot === true) told.key = 'cases.event.HandledOnSpot'
  if (what === 'Dispatched' && told.with.others) told.key = 'cases.event.DispatchedWithOthers'
  if (what === 'CalledBack' && happened.reached === false) Object.assign(told, { key: 'cases.event.NotReached' })
  if (what === 'AppealDecided' && happened.upheld === false) Object.assign(told, { key: 'cases.event.AppealRefused', tone: 'bad' })
  return told
}
