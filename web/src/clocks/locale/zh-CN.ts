export default {
  clocks: {
    title: '工作日历',
    hint: '工作时间、节假日与调休，限时按它计算',
    week: '每周工作时间',
    weekHint: '如 08:00-12:00 14:00-18:00；空着表示休息。',
    free: '休息',
    days: '节假日与调休',
    year: '年份',
    noDays: '这一年还没有安排。',
    date: '日期',
    name: '名称',
    day: { mon: '周一', tue: '周二', wed: '周三', thu: '周四', fri: '周五', sat: '周六', sun: '周日' },
    kind: { Holiday: '放假', Workday: '上班' },
  },
}
