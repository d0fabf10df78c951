/** A report that was made on this device: its link, so that nobody needs an account to find it again. */
export interface Kept {
  token: string
  number: string
  words: string
  at: string
}

const key = 'weft.reports'
const most = 50

export const kept = (): Kept[] => JSON.parse(localStorage.getItem(key) ?? '[]') as Kept[]

export function keep(report: Kept) {
  localStorage.setItem(key, JSON.stringify([report, ...kept().filter(one => one.token !== report.token)].slice(0, most)))
}
