import { describe, expect, it } from 'vitest'
import { suggest } from './suggest'

const items = [
  { name: '井盖损坏', keywords: ['井盖'] },
  { name: '暴露垃圾', keywords: ['垃圾', '脏', '臭'] },
  { name: '垃圾满溢', keywords: ['垃圾桶满', '溢出'] },
]
const names = (words: string) => suggest(items, words).map(item => item.name)

describe('items suggested by words', () => {
  it('come in the order of how much of them was said', () => {
    expect(names('小区门口垃圾桶满了，很臭')).toEqual(['垃圾满溢', '暴露垃圾'])
    expect(names('暴露垃圾没人管')).toEqual(['暴露垃圾'])
  })

  it('are the first of the catalogue when nothing is recognised', () => {
    expect(names('')).toHaveLength(3)
    expect(names('不知道怎么说')).toHaveLength(3)
  })
})
