import { handBack } from '../../lib/bridge'

// Where the phone is, in the system that WeChat gives (GCJ-02); the page inside turns it into WGS 84.
Page({
  data: { words: '', denied: false, failed: false },
  page: '',

  onLoad(query: { page?: string }) {
    this.page = query.page ?? ''
    this.find()
  },

  find() {
    this.setData({ words: '正在取得位置……', denied: false, failed: false })
    wx.getLocation({
      type: 'gcj02',
      isHighAccuracy: true,
      highAccuracyExpireTime: 5000,
      success: found => handBack(this.page, { longitude: found.longitude, latitude: found.latitude, system: 'gcj02' }),
      fail: ({ errMsg }) => {
        const denied = /auth|deny|denied/.test(errMsg)
        this.setData({
          denied,
          failed: !denied,
          words: denied ? '没有定位权限。也可以返回，在地图上点选位置。' : '未能取得位置，请到开阔处再试，或返回在地图上点选。',
        })
      },
    })
  },
})
