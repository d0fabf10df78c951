import { describe, expect, it } from 'vitest'
import { Problem } from '@/api/client'
import { useAction } from './useAction'

const refusal = new Problem(409, 'case.step-not-allowed-now', '现在不能这样做。', 'Not now.')

describe('an action', () => {
  it('is busy while it runs and keeps the named refusal', async () => {
    const action = useAction(async () => {
      throw refusal
    })
    const running = action.run()
    expect(action.busy.value).toBe(true)
    expect(await running).toBeUndefined()
    expect(action.busy.value).toBe(false)
    expect(action.problem.value).toBe(refusal)
  })

  it('does not run twice at once', async () => {
    let runs = 0
    const action = useAction(async () => ++runs)
    await Promise.all([action.run(), action.run()])
    expect(runs).toBe(1)
  })

  it('lets bugs through', async () => {
    const action = useAction(async () => {
      throw new TypeError('a bug')
    })
    await expect(action.run()).rejects.toThrow(TypeError)
  })
})
