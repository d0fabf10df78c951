export default {
  cases: {
    myDesk: 'My desk',
    nothingHeld: 'Nothing waits for you',
    nothingHeldHint: 'What is sent to you appears here by itself.',
    unsorted: 'Not sorted yet',
  },
}
