import type { CaseFile, CaseStep } from './api'

/** What a person fills in to take a step; the form is drawn from this table. */
export interface StepField {
  name: string
  kind: 'words' | 'line' | 'photos' | 'item' | 'unit' | 'units' | 'limit' | 'day' | 'yes' | 'tick' | 'score' | 'person' | 'names' | 'order' | 'case'
  optional?: boolean
}

const words: StepField = { name: 'words', kind: 'words' }
const moreWords: StepField = { name: 'words', kind: 'words', optional: true }
const reason: StepField = { name: 'reason', kind: 'words' }
const photos: StepField = { name: 'photos', kind: 'photos', optional: true }
const item: StepField = { name: 'itemCode', kind: 'item' }
const minutes: StepField[] = [{ name: 'participants', kind: 'names' }, { name: 'minutes', kind: 'words' }, photos]

/** Every step that is taken from the case page, in the order in which they are offered. */
export const stepForms: Partial<Record<CaseStep, StepField[]>> = {
  Accept: [{ ...item, optional: true }],
  Dispatch: [{ name: 'leadUnitId', kind: 'unit' }, { name: 'assistingUnitIds', kind: 'units', optional: true }, moreWords],
  ReportIn: [photos],
  Handle: [words, photos],
  HandleOnSpot: [{ ...item, optional: true }, words, photos],
  Assist: [words, photos],
  Inspect: [{ name: 'passed', kind: 'yes' }, moreWords, photos],
  Close: [{ name: 'completionMet', kind: 'tick' }, words, photos],
  CallBack: [{ name: 'reached', kind: 'yes' }, { name: 'solved', kind: 'yes', optional: true }, { name: 'score', kind: 'score', optional: true }, moreWords],
  Rate: [{ name: 'score', kind: 'score' }, moreWords],
  ApproveExtension: [moreWords],
  RefuseExtension: [reason],
  AnswerOrder: [{ name: 'orderId', kind: 'order' }, words, photos],
  Resolve: [{ name: 'responsibleUnitId', kind: 'unit' }, ...minutes],
  DecideAppeal: [{ name: 'upheld', kind: 'yes' }, reason],
  Verify: [{ name: 'confirmed', kind: 'yes' }, words, photos],
  Classify: [item],
  PassUp: [reason, { name: 'tried', kind: 'words' }, photos],
  PassDown: [{ name: 'unitId', kind: 'unit' }, reason],
  Whistle: [{ name: 'place', kind: 'line' }, { name: 'unitIds', kind: 'units' }, moreWords],
  Assign: [{ name: 'personId', kind: 'person' }],
  AskToVerify: [{ name: 'personId', kind: 'person', optional: true }],
  Return: [reason, { name: 'proposal', kind: 'words' }, photos],
  Confer: minutes,
  OpenMeeting: [reason],
  AskExtension: [{ name: 'by', kind: 'limit' }, reason],
  Suspend: [{ name: 'until', kind: 'day' }, reason],
  Wake: [reason],
  Urge: [moreWords],
  Supervise: [{ name: 'unitId', kind: 'unit', optional: true }, { name: 'limit', kind: 'limit' }, words],
  Reject: [reason],
  Reopen: [reason],
  Appeal: [reason, photos],
  Merge: [{ name: 'survivorId', kind: 'case' }, reason],
  Withdraw: [reason],
  Remark: [words, photos],
}

/** The first is what the loop waits for; those that set a case aside or end it come last and are not the way on. */
const setsAside = new Set<CaseStep>(['Reject', 'Return', 'Suspend', 'Merge', 'Withdraw', 'Remark', 'Reopen', 'Appeal', 'Supervise', 'Urge', 'Wake', 'RefuseExtension', 'Assign', 'Classify', 'Confer'])
const order = Object.keys(stepForms) as CaseStep[]

export function offered(file: Pick<CaseFile, 'allowed'>): { main: CaseStep[]; other: CaseStep[] } {
  const steps = order.filter(step => file.allowed.includes(step))
  return { main: steps.filter(step => !setsAside.has(step)), other: steps.filter(step => setsAside.has(step)) }
}

/** What is missing before the step can be sent: the names of the fields. */
export function missing(step: CaseStep, filled: Record<string, unknown>): string[] {
  return (stepForms[step] ?? [])
    .filter(field => !field.optional)
    .filter(field => {
      const value = filled[field.name]
      return value === undefined || value === null || value === '' || value === false && field.kind === 'tick' || (Array.isArray(value) && value.length === 0)
    })
    .map(field => field.name)
}
