import { host } from '../config'

/** A photo that the server did not take, with its own sentence where it gave one. */
export class NotSent extends Error {}

/** Sends one photo under the upload token of the page inside, so that its report may name it; answers the id. */
export const sendPhoto = (filePath: string, token: string) =>
  new Promise<string>((resolve, reject) => {
    wx.uploadFile({
      url: `${host.replace(/\/+$/, '')}/api/attachments`,
      filePath,
      name: 'file',
      header: { 'Upload-Token': token },
      success: answer => {
        const said = read(answer.data)
        if (answer.statusCode < 300 && said.id) resolve(said.id)
        else reject(new NotSent(said.title ?? '照片未能上传，请重试。'))
      },
      fail: () => reject(new NotSent('没有连上服务器，请检查网络后重试。')),
    })
  })

function read(text: string): { id?: string; title?: string } {
  try {
    return JSON.parse(text) as { id?: string; title?: string }
  } catch {
    return {} // a proxy's page, not the server's answer
  }
}
