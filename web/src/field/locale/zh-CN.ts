export default { field: { today: '今天' } }
