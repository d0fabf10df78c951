import { handBack } from '../../lib/bridge'
import { NotSent, sendPhoto } from '../../lib/upload'

// Photos taken with WeChat's camera, sent at once under the upload token of the page inside, which gets their ids.
Page({
  data: { words: '请避开人脸和车牌。', sending: false, percent: 0, sent: [] as string[] },
  page: '',
  token: '',
  most: 1,

  onLoad(query: { page?: string; token?: string; most?: string }) {
    this.page = query.page ?? ''
    this.token = query.token ?? ''
    this.most = Math.min(9, Math.max(1, Number(query.most) || 1))
    this.choose()
  },

  choose() {
    wx.chooseMedia({
      count: this.most - this.data.sent.length,
      mediaType: ['image'],
      sourceType: ['camera', 'album'],
      // The original: it holds time and place of taking, which the server reads and the public copy leaves out.
      sizeType: ['original'],
      success: chosen => void this.send(chosen.tempFiles.map(file => file.tempFilePath)),
      fail: ({ errMsg }) => {
        if (!/cancel/.test(errMsg)) this.setData({ words: '没有相机或相册权限，请在右上角“设置”里允许后再试。' })
      },
    })
  },

  async send(paths: string[]) {
    this.setData({ sending: true, percent: 0, words: '正在上传……' })
    try {
      for (const [index, path] of paths.entries()) {
        const id = await sendPhoto(path, this.token)
        this.setData({ sent: [...this.data.sent, id], percent: Math.round(((index + 1) / paths.length) * 100) })
      }
      this.done()
    } catch (fault) {
      this.setData({ words: fault instanceof NotSent ? fault.message : '照片未能上传，请重试。' })
    } finally {
      this.setData({ sending: false })
    }
  },

  done() {
    handBack(this.page, { photos: this.data.sent })
  },
})
