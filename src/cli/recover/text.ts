import type { Planned } from './planned.ts';

/** A planned recovery as a person reads it: every step with its commands, then what to know before. */
export function planText({ plan, findings, asks, seenBefore }: Planned): string {
  const lines = plan.phases.flatMap(({ id, title }) => [
    title,
    ...plan.steps
      .filter(({ phase }) => phase === id)
      .flatMap(({ title: what, commands, skipped }) => [
        `  ${skipped === null ? '○' : '-'} ${what}${skipped === null ? '' : `   ${skipped}`}`,
        ...(skipped === null ? commands.map((command) => `      ${command}`) : []),
      ]),
  ]);
  const told = findings.flatMap(({ message, command }) => [message, ...(command === null ? [] : [`    ${command}`])]);
  return `${[plan.title, '', ...lines, '', ...told, ...asks.consequences, ...seenBefore.slice(0, 1).map(seen)].join('\n')}\n`;
}

/** Where to read what was learned before. */
export const seen = ({ id, title }: Planned['seenBefore'][number]): string =>
  `Seen before: ${id} ${title}   cpm-console learn show ${id}`;
