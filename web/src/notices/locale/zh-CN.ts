export default { notices: { bell: '通知，{count} 条未读' } }
