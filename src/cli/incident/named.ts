import type { Invocation } from '#cli/command.ts';
import { OpsError } from '#domain/errors.ts';
import type { Incident } from '#domain/incident.ts';

/** The incident a person named: `i-17`, `17`, or the id of a check that has an open one. Throws OpsError `usage`, `no-incident`. */
export function incidentNamed({ world, positionals }: Pick<Invocation, 'world' | 'positionals'>): Incident {
  const [name] = positionals;
  const all = world.state.incidents(0);
  const found =
    all.find(({ id }) => id === name || id === `i-${name}`) ??
    all.find(({ checkId, closedAt }) => checkId === name && closedAt === null);
  if (found !== undefined) return found;
  const open = all.filter(({ closedAt }) => closedAt === null).map(({ id }) => id);
  throw new OpsError(
    name === undefined ? 'usage' : 'no-incident',
    name === undefined ? 'Which incident?' : `There is no incident ${name}.`,
    {
      hint:
        open.length === 0
          ? 'None is open; cpm-console incident list names those of the past.'
          : `Open: ${open.join(', ')}.`,
      exit: 'usage',
    },
  );
}
