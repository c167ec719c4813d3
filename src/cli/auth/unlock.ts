import type { Invocation } from '#cli/command.ts';
import { documentOf } from '#cli/cred/json.ts';
import { oneName } from '#cli/cred/one-name.ts';
import { EXIT } from '#domain/errors.ts';
import { endLockout } from '#services/procedures/credentials/end-lockout.ts';

/** `auth unlock NAME`: ends the lockout of a credential. Exit 3 when there was none. */
export async function unlockCommand(invocation: Invocation): Promise<number> {
  const { world, values, stdout } = invocation;
  const name = oneName(invocation);
  const failures = await endLockout(world, name);
  if (values['json'] === true) stdout.write(documentOf({ name, failures }));
  else
    stdout.write(
      failures === 0
        ? `${name} was not locked out.\n`
        : `${name} may be tried again; ${failures} rejections are forgotten.\n`,
    );
  return failures === 0 ? EXIT.nothingToDo : EXIT.ok;
}
