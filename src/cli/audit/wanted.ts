import type { Invocation } from '#cli/command.ts';
import { usage, whenOf } from '#cli/logs/options.ts';
import { AUDIT_EVENTS, type AuditName } from '#domain/audit/event.ts';
import type { AuditFilter } from '#domain/audit/wanted.ts';
import { OpsError } from '#domain/errors.ts';
import { nearest } from '#domain/nearest.ts';

/** Which records the options ask for. Throws OpsError `usage` for times and events there are not. */
export function wantedRecords({ values, world }: Pick<Invocation, 'values' | 'world'>): AuditFilter {
  const now = world.clock.now();
  const text = values['text'];
  return {
    since: whenOf('since', values['since'], now) ?? undefined,
    until: whenOf('until', values['until'], now) ?? undefined,
    events: namesOf(values['event']),
    text: typeof text === 'string' ? text : undefined,
  };
}

/** How many `list` shows. */
export function limitOf(given: Invocation['values'][string], otherwise: number): number {
  if (given === undefined) return otherwise;
  const count = Number(given);
  if (Number.isInteger(count) && count > 0) return count;
  throw usage('--limit', 'It is a whole number from 1 on.');
}

function namesOf(given: Invocation['values'][string]): readonly AuditName[] {
  const words = typeof given === 'string' ? [given] : typeof given === 'object' ? given : [];
  return words.map((word) => {
    const name = AUDIT_EVENTS.find((event) => event === word);
    if (name !== undefined) return name;
    const near = nearest(word, AUDIT_EVENTS);
    throw new OpsError('usage', `There is no event ${word}.`, {
      hint: near === null ? `Events: ${AUDIT_EVENTS.join(', ')}.` : `Did you mean ${near}?`,
      exit: 'usage',
    });
  });
}
