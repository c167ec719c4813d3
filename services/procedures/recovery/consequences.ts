import type { RecoveryUnit } from './params.ts';

type Known = Pick<RecoveryUnit, 'name' | 'up' | 'strangers'>;

/** What to know before a recovery of these is agreed to, what no undo brings back included. */
export function consequencesOf(services: readonly Known[]): readonly string[] {
  const ended = services
    .flatMap(({ strangers }) => strangers)
    .map(
      ({ pid, name, port }) =>
        `${pid} ${name} holds port ${port} and is ended: what it has not saved is lost, and taking back does not start it again.`,
    );
  const down = services.flatMap(({ name, up }) => (up ? [] : [name])).join(', ');
  return [
    'What is stopped serves nobody until it is started again.',
    ...ended,
    ...(down === ''
      ? []
      : [`Taken back, ${down} is stopped; where it is shown as failed now, that does not come back.`]),
    `${ended.length === 0 ? 'All' : 'The rest'} of it can be taken back.`,
  ];
}
