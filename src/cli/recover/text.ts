import type { PlannedRecovery } from '#services/procedures/recovery/plan.ts';

/** A planned recovery as a person reads it: every step with its commands, then what to know before. */
export function planText({ plan, findings, asks }: PlannedRecovery): string {
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
  return `${[plan.title, '', ...lines, '', ...told, ...asks.consequences].join('\n')}\n`;
}
