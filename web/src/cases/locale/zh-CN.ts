export default {
  cases: {
    myDesk: '我的桌面',
    nothingHeld: '手上没有待办案件',
    nothingHeldHint: '新派来的案件会自动出现在这里。',
    unsorted: '未归类',
  },
}
