import { onScopeDispose, ref } from 'vue'
import { language } from './i18n'

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** The present, renewed every half minute; one timer for the whole page. */
export const now = ref(Date.now())
let users = 0
let timer: ReturnType<typeof setInterval> | undefined

export function useNow() {
  if (users++ === 0) timer = setInterval(() => (now.value = Date.now()), 30_000)
  now.value = Date.now()
  onScopeDispose(() => {
    if (--users === 0) clearInterval(timer)
  })
  return now
}

type Moment = string | number | Date
const at = (moment: Moment) => new Date(moment).getTime()

/** A length of time in the two largest units that say something: 3 天 4 小时, 25 分钟. */
export function duration(milliseconds: number): string {
  const length = Math.abs(milliseconds)
  const en = language() === 'en'
  const parts: string[] = []
  const days = Math.floor(length / day)
  const hours = Math.floor((length % day) / hour)
  const minutes = Math.floor((length % hour) / minute)
  if (days > 0) parts.push(en ? `${days} d` : `${days} 天`)
  if (hours > 0 && days < 10) parts.push(en ? `${hours} h` : `${hours} 小时`)
  if (days === 0 && minutes > 0) parts.push(en ? `${minutes} min` : `${minutes} 分钟`)
  return parts.slice(0, 2).join(' ') || (en ? 'under a minute' : '不到 1 分钟')
}

/** A moment as people say it: 刚刚, 25 分钟前, 昨天 14:05, 11月3日 09:00. */
export function said(moment: Moment, present: number = Date.now()): string {
  const [then, en] = [at(moment), language() === 'en']
  const passed = present - then
  if (Math.abs(passed) < minute) return en ? 'just now' : '刚刚'
  if (Math.abs(passed) < hour) return passed > 0 ? (en ? `${Math.floor(passed / minute)} min ago` : `${Math.floor(passed / minute)} 分钟前`) : inTime(-passed, en)
  const days = Math.round((midnight(present) - midnight(then)) / day)
  const clock = new Intl.DateTimeFormat(language(), { hour: '2-digit', minute: '2-digit', hour12: false }).format(then)
  if (days === 0) return en ? `today ${clock}` : `今天 ${clock}`
  if (days === 1) return en ? `yesterday ${clock}` : `昨天 ${clock}`
  if (days === -1) return en ? `tomorrow ${clock}` : `明天 ${clock}`
  const sameYear = new Date(then).getFullYear() === new Date(present).getFullYear()
  const date = new Intl.DateTimeFormat(language(), { month: 'short', day: 'numeric', ...(sameYear ? {} : { year: 'numeric' }) }).format(then)
  return `${date} ${clock}`
}

const inTime = (milliseconds: number, en: boolean) => (en ? `in ${duration(milliseconds)}` : `${duration(milliseconds)}后`)

function midnight(moment: number): number {
  const date = new Date(moment)
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()
}

/** To the second, for those who look closely. */
export const exact = (moment: Moment) =>
  new Intl.DateTimeFormat(language(), { dateStyle: 'long', timeStyle: 'medium' }).format(at(moment))

/** How long until a limit, or how long over it. */
export function left(due: Moment, present: number = Date.now()): string {
  const rest = at(due) - present
  const length = duration(rest)
  if (language() === 'en') return rest >= 0 ? `${length} left` : `${length} overdue`
  return rest >= 0 ? `还剩 ${length}` : `已超 ${length}`
}
