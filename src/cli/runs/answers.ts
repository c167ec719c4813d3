import type { Invocation } from '#cli/command.ts';
import type { Answer, Question } from '#domain/procedure/question.ts';
import { splitCommand } from '#domain/split-command.ts';
import type { Host } from '#services/procedures/engine/host.ts';

/** Asks on the terminal: choices by number, texts as they are typed. */
export function answersOn({ ask, askHidden = ask, stdout, foreground }: Invocation): Host['ask'] {
  if (ask === undefined) return undefined;
  return async (_step, question, signal) => {
    stdout.write(`\n${[question.title, ...(question.lines ?? [])].join('\n')}\n`);
    if (!('choices' in question)) return typed(question, question.kind === 'secret' ? (askHidden ?? ask) : ask);
    const answer = await choose(question, (line) => ask(line, signal), stdout);
    // What it was asked for came by itself.
    if (answer === null && signal.aborted) stdout.write('\n');
    if (question.kind === 'your-turn' && answer?.value === 'run') await foreground?.(splitCommand(question.command));
    return answer;
  };
}

async function choose(
  question: Extract<Question, { choices: unknown }>,
  ask: (question: string) => Promise<string | null>,
  stdout: Invocation['stdout'],
): Promise<Answer | null> {
  if (question.kind === 'your-turn') stdout.write(`\n    ${question.command}\n\n`);
  question.choices.forEach(({ title, note }, at) =>
    stdout.write(`  ${at + 1} ${title}${note === undefined ? '' : `   ${note}`}\n`),
  );
  for (;;) {
    const line = await ask('Number: ');
    if (line === null) return null;
    const choice = question.choices[Number(line.trim()) - 1];
    if (choice === undefined) continue;
    if (choice.id !== 'skip') return { value: choice.id };
    const reason = await ask('Why: ');
    return reason === null ? null : { value: choice.id, reason };
  }
}

async function typed(question: Question, ask: (question: string) => Promise<string | null>): Promise<Answer | null> {
  const line = await ask('> ');
  if (line === null) return null;
  const proposal = question.kind === 'text' ? question.proposal : undefined;
  return { value: line === '' && proposal !== undefined ? proposal : line };
}
