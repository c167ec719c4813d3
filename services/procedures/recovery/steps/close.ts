import { field, textField } from '#domain/field.ts';
import { span } from '#domain/format.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';

import type { RecoveryParts } from './parts.ts';

/** Says what was done, where the backup is, what does not come back, and how the rest is taken back. */
export function closeSteps(parts: RecoveryParts): readonly Step[] {
  return [
    {
      id: 'close',
      title: 'Say what was done',
      phase: 'close',
      reads: true,
      run(context) {
        const undo = `cpm-console recover undo ${context.run}`;
        const said = saidOf(parts, context, undo);
        return Promise.resolve({ result: { said, undo, backup: backupOf(context) }, summary: said });
      },
    },
  ];
}

function saidOf({ world, params }: RecoveryParts, context: StepContext, undo: string): string {
  const { services, project, keep } = params;
  if (services.length === 0 && project === null) return 'Nothing is broken here that is known; nothing was changed.';
  const names = services.map(({ name }) => name).join(', ');
  const health = context.resultOf('validate');
  const good = field(health, 'good');
  const says = textField(health, 'says') ?? '';
  const backup = backupOf(context);
  const ended = endedOf(context);
  return [
    names === ''
      ? `${project?.id ?? ''} was worked on.`
      : `${names}: ${good === false ? `not healthy, ${says}` : says}.`,
    ...(backup === null ? [] : [`The backup is ${backup}.`]),
    ...(ended.length === 0 ? [] : [`Ended, and not brought back by taking it back: ${ended.join(', ')}.`]),
    ...[world.journals.notice ?? []].flat(),
    `Taken back by: ${undo} (for ${span(keep.forMs)}).`,
  ].join(' ');
}

/** The backup's id, as its step answered. */
const backupOf = (context: StepContext): string | null => textField(context.resultOf('backup'), 'id');

function endedOf(context: StepContext): readonly string[] {
  const ended = field(context.resultOf('stop-ports'), 'ended');
  if (!Array.isArray(ended)) return [];
  return ended.map((one: unknown) => `${String(field(one, 'pid'))} ${textField(one, 'name') ?? ''}`);
}
