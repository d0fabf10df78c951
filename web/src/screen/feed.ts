import type { Happening } from '@/api/live'

const alarms: Record<string, string> = {
  'case.turned-yellow': 'ui.light.Yellow',
  'case.turned-red': 'ui.light.Red',
  'case.still-red': 'ui.light.Red',
  'case.wake-time': 'step.Wake',
}

/** What a line of the feed says: the key of the step that was taken or of the light that came, and what the case is about. */
export function lineOf(happening: Happening): { key: string; about: string } {
  const { step, item, number } = (happening.body ?? {}) as { step?: string; item?: string | null; number?: string }
  return { key: step ? `step.${step}` : (alarms[happening.kind] ?? 'cases.case'), about: item ?? number ?? '' }
}
