export default { notices: { bell: 'Notices, {count} unread' } }
