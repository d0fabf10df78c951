export default { resident: { home: '随手拍' } }
