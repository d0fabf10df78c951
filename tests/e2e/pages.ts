import type { Page } from '@playwright/test'
import type { Account, Person } from './weft'

/** A page that is checked by pages.spec.ts and pictured by ./weft screenshots. */
export interface Shown {
  /** The name of its picture. */
  name: string
  face: 'desk' | 'field' | 'resident'
  /** Who looks at it; null: nobody has signed in. */
  as: Account | null
  path: string | ((who: Person) => Promise<string>)
  /** What to do before it shows what it is for. */
  open?: (page: Page) => Promise<void>
}

const desk = (name: string, as: Account | null, path: Shown['path'], open?: Shown['open']): Shown => ({ name: `desk-${name}`, face: 'desk', as, path, open })
const field = (name: string, as: Account | null, path: Shown['path'], open?: Shown['open']): Shown => ({ name: `field-${name}`, face: 'field', as, path, open })
const resident = (name: string, as: Account | null, path: Shown['path'], open?: Shown['open']): Shown => ({ name: `resident-${name}`, face: 'resident', as, path, open })

/** The first case of a list of cases, as its page. */
const firstCase = (query: string, below = '', face = '') => async (who: Person) => {
  const { items } = await who.get<{ items: { id: string }[] }>(`/api/cases?${query}`)
  return `${face}/cases/${items[0]!.id}${below}`
}

/** The secret of the link by which somebody without an account follows what they reported. */
const reported = async (who: Person) => {
  const { followToken } = await who.post<{ followToken: string }>('/api/cases', {
    words: '三楼以上水压很低，早晚没有水', longitude: 113.501, latitude: 24.1007, reporterPhone: '138-0000-1234',
  })
  return followToken
}

/** Add a page here in the section of its module. */
export const pages: Shown[] = [
  // the shell of the desk
  desk('sign-in', null, '/sign-in'),
  desk('first-administrator', null, '/first-administrator'),
  desk('not-found', 'worker', '/nothing-is-here'),

  // desk: cases
  desk('my-desk', 'street', '/desk'),
  desk('cases', 'street', '/cases'),
  desk('case', 'street', firstCase('stage=Responded')),
  desk('accountability', 'street', firstCase('stage=Closed', '/accountability')),

  // desk: screen
  desk('screen', 'city', '/screen'),
  desk('figures', 'analyst', '/figures'),

  // desk: regions
  desk('net', 'admin', '/net'),

  // desk: catalogue, procedures, clocks
  desk('catalogue', 'admin', '/catalogue'),
  desk('procedures', 'admin', '/procedures'),
  desk('calendars', 'admin', '/calendars'),

  // desk: access, units, audit, notices
  desk('accounts', 'admin', '/accounts'),
  desk('account', 'admin', async who => `/accounts/${(await who.get<{ items: { id: string }[] }>('/api/accounts')).items[0]!.id}`),
  desk('my-account', 'admin', '/account'),
  desk('units', 'admin', '/units'),
  desk('audit', 'auditor', '/audit'),
  desk('notices', 'street', '/notices'),
  desk('integrations', 'admin', '/integrations'),

  // field
  field('sign-in', null, '/field/sign-in'),
  field('today', 'worker', '/field'),
  field('report', 'worker', '/field/report'),
  field('queue', 'worker', '/field/queue'),
  field('me', 'worker', '/field/me'),
  field('case', 'worker', firstCase('sort=newest', '', '/field')),

  // resident
  resident('home', null, '/r'),
  resident('report', null, '/r/report'),
  resident('follow', null, async who => `/r/follow/${await reported(who)}`),
  resident('mine', 'resident', '/r/mine'),
  resident('map', null, '/r/map'),
  resident('figures', null, '/r/figures'),
]

export const pathOf = async (shown: Shown, who: Person) => (typeof shown.path === 'string' ? shown.path : await shown.path(who))
