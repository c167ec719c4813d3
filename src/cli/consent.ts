import { OpsError } from '#domain/errors.ts';

import type { Invocation } from './command.ts';

/**
 * Whether the person agrees: `--yes`, or a y on a terminal. Throws OpsError (exit refused) when there is nobody to ask, so
 * that nothing is written by accident.
 */
export async function consent({ values, ask }: Invocation, question: string): Promise<boolean> {
  if (values['yes'] === true) return true;
  if (ask === undefined || values['json'] === true)
    throw new OpsError(
      'needs-consent',
      'This needs your consent and there is no terminal to ask on; nothing was written.',
      {
        hint: 'Run it on a terminal, or add --yes.',
        exit: 'refused',
      },
    );
  const answer = await ask(`${question} [y/N] `);
  return answer !== null && /^y(?:es)?$/i.test(answer.trim());
}
