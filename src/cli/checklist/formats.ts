import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

export const CHECKLIST_FORMATS = ['text', 'json', 'markdown', 'classic'] as const;
export type ChecklistFormat = (typeof CHECKLIST_FORMATS)[number];

/** The format asked for. Throws OpsError `usage` for what does not go together. */
export function formatOf(values: Invocation['values']): ChecklistFormat {
  const said = [
    ...(values['json'] === true ? ['json'] : []),
    ...(values['markdown'] === true ? ['markdown'] : []),
    ...(values['plain'] === true ? ['text'] : []),
    ...(typeof values['format'] === 'string' ? [values['format']] : []),
  ];
  const asked = [...new Set(said)];
  const format = CHECKLIST_FORMATS.find((one) => one === (asked[0] ?? 'text'));
  if (format === undefined || asked.length > 1)
    throw new OpsError(
      'usage',
      format === undefined ? `There is no format ${asked[0]}.` : `${asked.join(' and ')} contradict each other.`,
      { hint: `It is one of ${CHECKLIST_FORMATS.join(', ')}.`, exit: 'usage' },
    );
  return format;
}
