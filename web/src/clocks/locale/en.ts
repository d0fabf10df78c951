export default {
  clocks: {
    title: 'Calendars',
    hint: 'Working hours, holidays and make-up workdays, by which limits are counted',
    week: 'Working hours of a week',
    weekHint: 'Like 08:00-12:00 14:00-18:00; empty is a free day.',
    free: 'Free',
    days: 'Holidays and make-up workdays',
    year: 'Year',
    noDays: 'Nothing is arranged for this year yet.',
    date: 'Date',
    name: 'Name',
    day: { mon: 'Mon', tue: 'Tue', wed: 'Wed', thu: 'Thu', fri: 'Fri', sat: 'Sat', sun: 'Sun' },
    kind: { Holiday: 'Holiday', Workday: 'Workday' },
  },
}
