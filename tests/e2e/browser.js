import { existsSync } from 'node:fs'

const places = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
]

/** The browser that journeys run in: the one named by `WEFT_CHROMIUM`, else an installed one; undefined when there is none. */
export const browserHere = () => process.env.WEFT_CHROMIUM || places.find(place => existsSync(place))

/** Maps draw with WebGL, and machines that test have no graphics card. */
export const browserArguments = ['--use-gl=angle', '--use-angle=swiftshader', '--enable-unsafe-swiftshader', '--use-fake-device-for-media-stream']
