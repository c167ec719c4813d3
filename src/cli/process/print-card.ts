import type { Output } from '#cli/command.ts';
import { openGroups, processGroups } from '#domain/processes/card-facts.ts';
import type { ProcessCard } from '#domain/processes/card.ts';

/** One process for people: what it is, what it uses, its family, what it has open. */
export function printCard(card: ProcessCard, now: number, stdout: Output): void {
  const started = new Date(card.row.startedAt).toISOString();
  const groups = [...processGroups(card, now, started), ...openGroups(card)];
  const width = Math.max(...groups.flatMap(({ facts }) => facts.map(({ name }) => name.length)));
  stdout.write(`${card.row.program} ${card.row.pid}\n`);
  for (const { title, facts } of groups) {
    stdout.write(`\n${title}\n`);
    for (const { name, text } of facts) stdout.write(`  ${name.padEnd(width)}  ${text}\n`);
  }
}
