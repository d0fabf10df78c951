import { describe, expect, it } from 'vitest'
import { pathOf, type CaseStep } from './api'
import { missing, offered, stepForms } from './steps'

describe('the steps of a case page', () => {
  it('are written as their routes', () => {
    expect(pathOf('Dispatch')).toBe('dispatch')
    expect(pathOf('HandleOnSpot')).toBe('handle-on-spot')
    expect(pathOf('AskExtension')).toBe('ask-extension')
  })

  it('are only those allowed now, what the loop waits for first', () => {
    const { main, other } = offered({ allowed: ['Remark', 'Return', 'Handle', 'ReportIn'] })
    expect(main).toEqual(['ReportIn', 'Handle'])
    expect(other).toEqual(['Return', 'Remark'])
  })

  it('name what is still to be filled in', () => {
    expect(missing('Return', { reason: '不属本单位' })).toEqual(['proposal'])
    expect(missing('Close', { words: '已清运', completionMet: false })).toEqual(['completionMet'])
    expect(missing('Inspect', { passed: false })).toEqual([])
    expect(missing('Whistle', { place: '路口', unitIds: [] })).toEqual(['unitIds'])
  })

  it('cover every step that a person takes on a case', () => {
    const elsewhere: CaseStep[] = ['Report', 'MeToo', 'Escalate']
    const all: CaseStep[] = ['Report', 'AskToVerify', 'Verify', 'Classify', 'Accept', 'Reject', 'HandleOnSpot', 'PassUp', 'PassDown', 'Assign', 'Dispatch', 'Whistle', 'ReportIn', 'Return', 'Confer', 'OpenMeeting', 'Resolve', 'AskExtension', 'ApproveExtension', 'RefuseExtension', 'Suspend', 'Wake', 'Urge', 'Supervise', 'AnswerOrder', 'Assist', 'Handle', 'Inspect', 'Close', 'CallBack', 'Rate', 'Reopen', 'Appeal', 'DecideAppeal', 'Merge', 'MeToo', 'Withdraw', 'Remark', 'Escalate']
    expect(all.filter(step => !stepForms[step] && !elsewhere.includes(step))).toEqual([])
  })
})
