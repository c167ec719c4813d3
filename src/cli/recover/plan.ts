import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { resolvePath } from '#domain/path.ts';

import { type Planned, planned } from './planned.ts';
import { planText } from './text.ts';
import { wishOf } from './wish.ts';

/** `recover plan`: what would be done. Exit 3 when there is nothing to do, 4 when something stands in the way. */
export async function planOnly(invocation: Invocation): Promise<number> {
  const found = await planned(invocation, wishOf(invocation));
  const { values, world } = invocation;
  const { save } = values;
  tell(invocation, found);
  if (typeof save === 'string') {
    const { environment, configStore } = world;
    const path = resolvePath(save, environment.cwd, environment.home) ?? save;
    await configStore.write(path, `${JSON.stringify(found.plan, null, 2)}\n`, null);
  }
  if (found.findings.some(({ blocks }) => blocks)) return EXIT.refused;
  return found.isNeeded ? EXIT.ok : EXIT.nothingToDo;
}

/** Prints a plan; also that of `--dry-run`. */
export function tell({ values, stdout }: Invocation, found: Planned): void {
  stdout.write(values['json'] === true ? `${JSON.stringify({ schema: 1, ...found })}\n` : planText(found));
}
