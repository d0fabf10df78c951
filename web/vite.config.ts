import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import vue from '@vitejs/plugin-vue'
import { VantResolver } from '@vant/auto-import-resolver'
import Components from 'unplugin-vue-components/vite'
import { ElementPlusResolver } from 'unplugin-vue-components/resolvers'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))
const server = process.env.WEFT_SERVER ?? 'http://127.0.0.1:5080'

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
  test: { environment: 'happy-dom', include: ['src/**/*.spec.ts'], setupFiles: ['src/spec.ts'], server: { deps: { inline: ['element-plus', 'vant'] } } },
})
