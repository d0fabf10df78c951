export default {
  units: {
    title: 'Units',
    hint: 'Stations of each level and departments',
    new: 'New unit',
    words: 'Name',
    kind: 'Kind',
    none: 'No unit fits',
    name: 'Name',
    englishName: 'English name',
    level: 'Level',
    phone: 'Phone',
    region: 'Region',
    deactivate: 'Deactivate',
    activate: 'Activate',
    kinds: { Station: 'Station', Department: 'Department' },
  },
}
