/** What a native page found out for the page inside: where the phone is, or photos that are already sent. */
export type HandBack =
  | { longitude: number; latitude: number; system: 'gcj02' }
  | { photos: string[] }

const face = '/r/'

/** A page of the resident's face and nothing else of the host, however the link that opened the mini program was written. */
export function pageOf(asked: string | undefined): string {
  const page = asked ? decoded(asked) : face
  return /^\/r\/[A-Za-z0-9/_-]*$/.test(page) ? page : face
}

/**
 * The address that hands something back. It stands behind the #, so that the page inside hears of it without being loaded anew,
 * and so that no server's log ever holds where somebody stands. The turn makes two answers that are alike two addresses.
 */
export function addressOf(host: string, page: string, back?: HandBack, turn = 0): string {
  const at = host.replace(/\/+$/, '') + pageOf(page)
  if (!back) return at
  const words = 'photos' in back
    ? [`photos=${back.photos.join(',')}`]
    : [`longitude=${back.longitude}`, `latitude=${back.latitude}`, `system=${back.system}`]
  return `${at}#${[...words, `turn=${turn}`].join('&')}`
}

/** The mini program's own link to the page that somebody shares: path and page, nothing that was handed back. */
export function sharedPath(shown: string | undefined, host: string): string {
  const at = host.replace(/\/+$/, '')
  const page = shown?.startsWith(`${at}/`) ? shown.slice(at.length).split(/[?#]/)[0] : face
  return `/pages/weft/weft?page=${encodeURIComponent(pageOf(page))}`
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return face
  }
}
