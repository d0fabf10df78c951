import { noSignal, problemOf, type Schemas } from './client'

export type SentFile = Schemas['SentFile']

/** Sends one file; without a sign-in the upload token that came with the first answer opens the others. */
export async function sendFile(file: Blob, name: string, uploadToken?: string): Promise<SentFile> {
  const form = new FormData()
  form.append('file', file, name)
  const response = await fetch('/api/attachments', {
    method: 'POST',
    body: form,
    credentials: 'same-origin',
    headers: uploadToken ? { 'Upload-Token': uploadToken } : {},
  }).catch(() => {
    throw noSignal()
  })
  if (!response.ok) throw await problemOf(response)
  return (await response.json()) as SentFile
}

export const thumbnail = (id: string, size: 320 | 1280 = 320) => `/api/attachments/${id}/thumbnail?size=${size}`

const longestSide = 1920

/** A photo small enough for a slow line. What cannot be drawn is sent as it is; the server decides. */
export async function shrink(file: Blob): Promise<Blob> {
  if (!file.type.startsWith('image/') || file.size < 600_000) return file
  const picture = await createImageBitmap(file).catch(() => undefined)
  if (!picture) return file
  const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height))
  const canvas = new OffscreenCanvas(Math.round(picture.width * scale), Math.round(picture.height * scale))
  canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height)
  return canvas.convertToBlob({ type: 'image/jpeg', quality: 0.85 })
}

/** 32 random bytes that nobody can guess: the token of an upload without a sign-in. */
export function newUploadToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
