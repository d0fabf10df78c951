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

/** 32 random bytes that nobody can guess: the token of an upload without a sign-in. */
export function newUploadToken(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(32))
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
}
