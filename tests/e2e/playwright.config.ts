import { defineConfig } from '@playwright/test'
import { browserArguments, browserHere } from './browser.js'

/** Journeys in a real browser against the real server. `WEFT_ADDRESS` names a running one; without it a server is started for the run. */
export default defineConfig({
  globalSetup: './server.ts',
  testDir: '.',
  outputDir: '../../artifacts/tests/e2e',
  reporter: [['list'], ['json', { outputFile: '../../artifacts/tests/e2e.json' }]],
  fullyParallel: true,
  workers: 2,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  forbidOnly: Boolean(process.env.CI),
  projects: [
    { name: 'journeys', testMatch: 'journeys/**/*.spec.ts' },
    { name: 'pages', testMatch: 'pages.spec.ts' },
    { name: 'screenshots', testMatch: 'screenshots.ts' },
  ],
  use: {
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    viewport: { width: 1440, height: 900 },
    actionTimeout: 20_000,
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: browserHere(),
      args: browserArguments,
    },
  },
})
