import { ref, type Ref } from 'vue'
import { Problem } from '@/api/client'

export interface Action<Args extends unknown[], Result> {
  /** Runs it, unless it runs already; undefined when it was refused, and then `problem` says why. */
  run(...args: Args): Promise<Result | undefined>
  busy: Ref<boolean>
  problem: Ref<Problem | undefined>
}

/** One busy flag and one problem for something a person sets going. Bugs are not caught: they belong in the console. */
export function useAction<Args extends unknown[], Result>(work: (...args: Args) => Promise<Result>): Action<Args, Result> {
  const busy = ref(false)
  const problem = ref<Problem>()
  return {
    busy,
    problem,
    async run(...args) {
      if (busy.value) return undefined
      busy.value = true
      problem.value = undefined
      try {
        return await work(...args)
      } catch (thrown) {
        if (!(thrown instanceof Problem)) throw thrown
        problem.value = thrown
        return undefined
      } finally {
        busy.value = false
      }
    },
  }
}
