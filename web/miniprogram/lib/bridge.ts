import type { HandBack } from './address'

/** Between a native page that closes and the page below it: one answer, taken once. */
let waiting: { page: string; back: HandBack } | undefined

export function handBack(page: string, back: HandBack) {
  waiting = { page, back }
  void wx.navigateBack()
}

export function takeBack() {
  const taken = waiting
  waiting = undefined
  return taken
}
