import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import { NO_CHOICES, type PushChoices } from '#domain/push/review.ts';

/** What the options of the line choose. */
export function choicesOf({ values }: Invocation): PushChoices {
  const text = (name: string): string | null => {
    const value = values[name];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const list = (name: string): readonly string[] =>
    (text(name) ?? '')
      .split(',')
      .map((word) => word.trim())
      .filter((word) => word !== '');
  const skip = list('skip');
  const reason = text('reason');
  if (skip.length > 0 && reason === null)
    throw new OpsError('no-reason', 'A step is skipped only with a reason.', {
      hint: `Add --reason "…" to --skip ${skip.join(',')}.`,
      exit: 'usage',
    });
  return {
    ...NO_CHOICES,
    kind: kindOf(values),
    bump: text('bump'),
    preid: text('preid'),
    packageName: text('package'),
    skip: skip.map((id) => ({ id, reason: reason ?? '' })),
    only: list('only'),
    include: list('include'),
    message: text('message'),
    pullRequest: values['pull-request'] === true,
  };
}

function kindOf({ quick, hotfix }: Invocation['values']): PushChoices['kind'] {
  if (quick === true && hotfix === true)
    throw new OpsError('two-kinds', 'A push is either quick or a hotfix.', {
      hint: 'Leave out --quick or --hotfix.',
      exit: 'usage',
    });
  if (quick === true) return 'quick';
  return hotfix === true ? 'hotfix' : 'full';
}
