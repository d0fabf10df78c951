import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { VantResolver } from '@vant/auto-import-resolver'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import type { Plugin } from 'vite'
import { VitePWA } from 'vite-plugin-pwa'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.WEFT_SERVER ?? 'http://127.0.0.1:5080'

/** Vant's icon sheet names a font on the internet beside the one it carries; nothing is fetched from there. */
const atHome: Plugin = {
  name: 'at-home',
  enforce: 'pre',
  transform: (code, id) => (id.includes('vant') && id.includes('.css') ? code.replace(/,\s*url\((?:https?:)?\/\/at\.alicdn\.com[^)]*\)\s*format\([^)]*\)/g, '') : undefined),
}

/** Packs each text file once, at build time, so that the server only picks the copy a browser takes. */
const packed: Plugin = {
  name: 'packed',
  apply: 'build',
  enforce: 'post',
  closeBundle() {
    const folder = here('../artifacts/web')
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter(name => /\.(js|mjs|css|html|svg|webmanifest)$/.test(name))) {
      const content = readFileSync(`${folder}/${file}`)
      if (content.length < 1024) continue
      writeFileSync(`${folder}/${file}.br`, brotliCompressSync(content, { params: { [constants.BROTLI_PARAM_QUALITY]: 9 } }))
      writeFileSync(`${folder}/${file}.gz`, gzipSync(content, { level: 9 }))
    }
  },
}

export default defineConfig({
  plugins: [
    vue(),
    // Each face carries only the widgets that it shows.
    Components({ dirs: [], dts: false, resolvers: [ElementPlusResolver(), VantResolver()] }),
    // The field app works without a signal: everything it is made of is on the phone after the first visit.
    VitePWA({
      filename: 'field-sw.js',
      injectRegister: false,
      registerType: 'autoUpdate',
      scope: '/field',
      manifestFilename: 'field.webmanifest',
      manifest: {
        id: '/field', name: '织网 · 巡格', short_name: '巡格', lang: 'zh-CN', start_url: '/field', scope: '/field', display: 'standalone',
        theme_color: '#14596b', background_color: '#f4f6f7',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml', purpose: 'any' }],
      },
      workbox: {
        globPatterns: ['field/index.html', 'assets/**/*.{js,mjs,css,woff2}', 'icon.svg'],
        navigateFallback: '/field/index.html',
        navigateFallbackAllowlist: [/^\/field/],
        maximumFileSizeToCacheInBytes: 4_000_000,
        // Photos that were looked at are there again without a signal.
        runtimeCaching: [{ urlPattern: /\/api\/attachments\/[^/]+\/thumbnail/, handler: 'CacheFirst', options: { cacheName: 'photos', expiration: { maxEntries: 300 } } }],
        cleanupOutdatedCaches: true,
      },
    }),
    atHome,
    packed,
  ],
  resolve: { alias: { '@': here('./src') } },
  build: {
    outDir: here('../artifacts/web'),
    emptyOutDir: true,
    target: 'es2022',
    chunkSizeWarningLimit: 1200,
    rollupOptions: {
      input: { desk: here('./index.html'), field: here('./field/index.html'), resident: here('./r/index.html') },
    },
  },
  server: {
    port: 5173,
    proxy: Object.fromEntries(['/api', '/docs', '/health', '/openapi.json'].map(path => [path, { target: server, changeOrigin: false }])),
  },
  test: { environment: 'happy-dom', include: ['{src,miniprogram}/**/*.spec.ts'], setupFiles: ['src/spec.ts'], server: { deps: { inline: ['element-plus', 'vant'] } } },
})
