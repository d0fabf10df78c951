interface Named {
  name: string
  keywords: string[]
}

/**
 * The items that somebody's words are most likely about: those whose name or keywords stand in the text, the longest match first.
 * Nothing said yet, or nothing recognised: the first few as they stand in the catalogue.
 */
export function suggest<T extends Named>(items: T[], words: string, most = 8): T[] {
  const text = words.toLowerCase()
  const weight = (item: T) => [item.name, ...item.keywords].reduce((sum, word) => (word && text.includes(word.toLowerCase()) ? sum + word.length ** 2 : sum), 0)
  const found = items
    .map(item => ({ item, weight: weight(item) }))
    .filter(one => one.weight > 0)
    .sort((one, other) => other.weight - one.weight)
    .map(one => one.item)
  return (found.length > 0 ? found : items).slice(0, most)
}
