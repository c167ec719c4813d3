import { messageOf, OpsError } from '#domain/errors.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';
import { registryOf } from '#services/procedures/push/publish/place.ts';
import type { PushWorld } from '#services/procedures/push/world.ts';

import type { Mend, RollbackParams } from './params.ts';

/** A person may take a day for it. */
const LONGEST_MS = 86_400_000;

/**
 * Has a person yank a version: indexes of Python have pages for it and no command. It comes last, because what a person did
 * on pages cannot be taken back from here.
 */
export function yankStep(
  world: PushWorld,
  params: RollbackParams,
  { component }: Mend,
  { reason, at }: { readonly reason: string; readonly at: string },
): Step {
  const { name } = component.publication;
  const { version } = component;
  const probe = async (context: StepContext): Promise<Probe> => {
    try {
      const look = await (await registryOf(world, params, component)).look(name, context.signal);
      const yanked = look.state === 'present' && look.withdrawn.includes(version);
      return yanked ? { state: 'done', summary: `${version} is yanked` } : { state: 'absent' };
    } catch (thrown) {
      return { state: 'unclear', why: messageOf(thrown) };
    }
  };
  return {
    id: `yank-${component.id}`,
    title: `Yank ${name} ${version} by hand`,
    phase: 'hand',
    writes: `${name} ${version} on its index: installers pass it over`,
    commands: [`open ${at}`],
    timeoutMs: LONGEST_MS,
    probe,
    async run(context) {
      let lines = [`Its reason: ${reason}`, 'There is no command for it. It can be taken back on the same page.'];
      for (;;) {
        const found = await probe(context);
        if (found.state === 'done') return { result: { by: 'person' }, summary: `${version} is yanked` };
        if (found.state === 'unclear') lines = [`Nobody can say yet whether it is: ${found.why}`];
        const { value, reason: why } = await context.ask({
          id: 'turn',
          kind: 'your-turn',
          title: `Yank ${name} ${version} on its page.`,
          lines,
          command: at,
          choices: [
            { id: 'wait', title: 'It is done: look again' },
            { id: 'skip', title: 'Leave it with a reason' },
            { id: 'end', title: 'Stop here', note: 'push resume asks again' },
          ],
        });
        if (value === 'skip') return { result: { skipped: why ?? '' }, summary: `left: ${why ?? 'by the person'}` };
        if (value === 'end')
          throw new OpsError('not-yanked', `${name} ${version} is not yanked yet.`, {
            hint: `Yank it at ${at}, then resume the run: it looks whether it is.`,
            exit: 'partlyDone',
          });
        lines = ['It is not yanked yet. An index may need a minute to show it.'];
      }
    },
  };
}
