import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';

/** The one name that a verb takes. Throws OpsError (exit usage) for none and for more. */
export function oneName({ verb, positionals }: Invocation): string {
  const [name] = positionals;
  if (name === undefined || positionals.length > 1)
    throw new OpsError('usage', `cred ${verb} takes the name of one credential.`, {
      hint: 'cpm-console cred ls lists them.',
      exit: 'usage',
    });
  return name;
}
