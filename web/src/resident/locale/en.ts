export default { resident: { home: 'Report it' } }
