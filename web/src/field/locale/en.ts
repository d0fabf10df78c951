export default { field: { today: 'Today' } }
