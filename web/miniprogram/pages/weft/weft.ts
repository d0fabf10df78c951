import { host } from '../../config'
import { addressOf, pageOf, sharedPath } from '../../lib/address'
import { takeBack } from '../../lib/bridge'

// The resident's page; the native pages open above it and hand back what they found.
Page({
  data: { src: '' },
  turn: 0,

  onLoad(query: { page?: string }) {
    this.setData({ src: addressOf(host, pageOf(query.page)) })
  },

  onShow() {
    const taken = takeBack()
    if (taken) this.setData({ src: addressOf(host, taken.page, taken.back, ++this.turn) })
  },

  onShareAppMessage(options: { webViewUrl?: string }) {
    return { title: '随手拍', path: sharedPath(options.webViewUrl, host) }
  },
})
