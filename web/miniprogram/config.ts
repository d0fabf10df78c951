/** The city's Weft, by https: also a business domain and a server domain of the mini program (docs/operations.md). */
export const host = 'https://weft.example.org'
