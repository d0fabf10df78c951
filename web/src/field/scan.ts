interface Detector {
  detect(source: HTMLVideoElement): Promise<{ rawValue: string }[]>
}

/** Reads a bar or QR code with the camera; where the browser cannot, undefined, and the code is typed. */
export async function scanCode(): Promise<string | undefined> {
  const kind = (globalThis as { BarcodeDetector?: new () => Detector }).BarcodeDetector
  if (!kind || !navigator.mediaDevices) return undefined
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment' } }).catch(() => undefined)
  if (!stream) return undefined
  const video = Object.assign(document.createElement('video'), { srcObject: stream, playsInline: true, muted: true })
  Object.assign(video.style, { position: 'fixed', inset: '0', width: '100%', height: '100%', objectFit: 'cover', zIndex: '99', background: '#000' })
  let closed = false
  video.addEventListener('click', () => (closed = true))
  document.body.append(video)
  try {
    await video.play()
    const detector = new kind()
    while (!closed) {
      const [code] = await detector.detect(video)
      if (code) return code.rawValue
      await new Promise(resolve => setTimeout(resolve, 150))
    }
    return undefined
  } finally {
    stream.getTracks().forEach(track => track.stop())
    video.remove()
  }
}
