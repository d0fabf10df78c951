// node bench.mjs URL REPORTS: how fast and how open to everybody the resident's page is, on a middling phone with a slow line
// (Lighthouse, mobile, simulated throttling). Closes with one line: reached, or short, with the figures.
import { mkdirSync, writeFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { launch } from 'chrome-launcher'
import lighthouse from 'lighthouse'

const goal = { performance: 95, accessibility: 95, scriptKilobytes: 150 }
const [url, reports] = process.argv.slice(2)
// One run more or less is chance; of an odd number the middle one counts.
const runs = Number(process.env.WEFT_BENCH_RUNS ?? 3)
const middle = values => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]

async function visit(path) {
  const chrome = await launch({ chromeFlags: ['--headless=new', '--no-sandbox', '--disable-dev-shm-usage'] }).catch(fault => {
    console.error(`浏览器未能启动：请安装 Chromium，或用 CHROME_PATH 指明。 The browser did not start: install Chromium, or name it in CHROME_PATH. (${fault.message})`)
    process.exit(1)
  })
  try {
    const { lhr, report } = await lighthouse(url + path, {
      port: chrome.port, output: 'html', logLevel: 'error', locale: 'zh',
      onlyCategories: ['performance', 'accessibility'], formFactor: 'mobile', throttlingMethod: 'simulate',
    })
    if (lhr.runtimeError) {
      console.error(`无法测量 ${url + path}。 ${url + path} cannot be measured: ${lhr.runtimeError.code}. ${lhr.runtimeError.message}`)
      return undefined
    }
    return { lhr, report }
  } finally {
    chrome.kill()
  }
}

// Lighthouse knows what the server sent, packed as Chromium likes it best; the goal speaks of gzip, which every browser takes.
async function gzipped(lhr) {
  const scripts = lhr.audits['network-requests'].details.items.filter(one => one.resourceType === 'Script').map(one => one.url)
  let bytes = 0
  for (const script of new Set(scripts)) bytes += gzipSync(Buffer.from(await (await fetch(script)).arrayBuffer()), { level: 9 }).length
  return bytes
}

function faults(lhr) {
  const weighed = ['performance', 'accessibility'].flatMap(name => lhr.categories[name].auditRefs).filter(one => one.weight > 0)
  return weighed.map(one => lhr.audits[one.id]).filter(one => one.score !== null && one.score < 0.9)
}

mkdirSync(reports, { recursive: true })
const found = []
const machine = []
for (const path of ['/r/', '/r/report']) {
  const visits = []
  for (let run = 0; run < runs; run++) {
    const one = await visit(path)
    if (!one) process.exit(1)
    visits.push(one)
  }
  machine.push(...visits.map(one => one.lhr.environment.benchmarkIndex))
  const score = name => Math.round(middle(visits.map(one => one.lhr.categories[name].score)) * 100)
  const seconds = id => (middle(visits.map(one => one.lhr.audits[id].numericValue)) / 1000).toFixed(1)
  const { lhr, report } = visits.find(one => Math.round(one.lhr.categories.performance.score * 100) === score('performance'))
  const page = { path, performance: score('performance'), accessibility: score('accessibility'), scriptKilobytes: (await gzipped(lhr)) / 1000 }
  found.push(page)
  writeFileSync(`${reports}/web${path.replaceAll('/', '-').replace(/-$/, '')}.html`, report)

  console.log(`${path}: performance ${page.performance}, accessibility ${page.accessibility}, script ${page.scriptKilobytes.toFixed(1)} KB gzip`)
  console.log(`  first paint ${seconds('first-contentful-paint')} s, largest ${seconds('largest-contentful-paint')} s, speed index ${seconds('speed-index')} s, ` +
    `blocked ${seconds('total-blocking-time')} s, shift ${middle(visits.map(one => one.lhr.audits['cumulative-layout-shift'].numericValue)).toFixed(3)}`)
  for (const one of faults(lhr)) console.log(`  ${one.id} ${Math.round(one.score * 100)}: ${one.title}`)
}

// Lighthouse's own measure of the machine; a busy or slow one makes every page look slower than it is.
console.log(`middle of ${runs} runs each; machine ${Math.round(middle(machine))} (a desk computer has 1500 to 2000)`)
const least = name => Math.min(...found.map(page => page[name]))
const script = Math.max(...found.map(page => page.scriptKilobytes))
const reached = least('performance') >= goal.performance && least('accessibility') >= goal.accessibility && script < goal.scriptKilobytes
console.log(
  `${reached ? 'reached' : 'short'}: performance ${least('performance')} of ${goal.performance}, accessibility ${least('accessibility')} of ${goal.accessibility}, ` +
    `script ${script.toFixed(1)} of ${goal.scriptKilobytes} KB`,
)
process.exitCode = reached ? 0 : 1
