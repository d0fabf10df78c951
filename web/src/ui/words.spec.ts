import { describe, expect, it } from 'vitest'

type Words = { [key: string]: string | Words }

const locales = import.meta.glob<Words>('/src/**/locale/*.ts', { eager: true, import: 'default' })
const sources = import.meta.glob<string>(['/src/**/*.vue', '/src/**/*.ts', '!/src/**/*.spec.ts'], { eager: true, query: '?raw', import: 'default' })
const folders = [...new Set(Object.keys(locales).map(path => path.replace(/\/[^/]+$/, '')))]

function flat(words: Words, above = ''): [string, string][] {
  return Object.entries(words).flatMap(([key, value]) => (typeof value === 'string' ? [[above + key, value] as [string, string]] : flat(value, `${above}${key}.`)))
}

describe('words', () => {
  it.each(folders)('stand in both languages: %s', folder => {
    const [chinese, english] = ['zh-CN', 'en'].map(name => new Map(flat(locales[`${folder}/${name}.ts`] ?? {})))
    expect([...english!.keys()].sort()).toEqual([...chinese!.keys()].sort())
    const left = [...english!].filter(([, value]) => /[\u4e00-\u9fff]/.test(value)).map(([key]) => key)
    expect(left, 'English with Chinese letters in it').toEqual([])
  })

  it('are there for every key that a page names', () => {
    const known = new Set(Object.values(locales).flatMap(words => flat(words).map(([key]) => key)))
    const missing = Object.entries(sources).flatMap(([path, source]) =>
      [...source.matchAll(/(?:\bt\(|title: )'([a-zA-Z]+(?:\.[\w/?-]+)+)'/g)].map(found => found[1]!).filter(key => !known.has(key)).map(key => `${path}: ${key}`))
    expect(missing).toEqual([])
  })

  it('stand in locale files alone', () => {
    const hard = Object.entries(sources)
      .filter(([path]) => path.endsWith('.vue'))
      .flatMap(([path, source]) => {
        const template = source.slice(source.indexOf('<template>'), source.lastIndexOf('</template>')).replace(/<!--.*?-->/gs, '')
        return (template.match(/[\u4e00-\u9fff]+/g) ?? []).map(words => `${path}: ${words}`)
      })
    expect(hard).toEqual(["/src/ui/Appearance.vue: 中文", "/src/ui/Appearance.vue: 大"]) // the buttons that lead to Chinese
  })
})
