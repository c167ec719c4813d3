import type { Invocation } from '#cli/command.ts';
import { lookAround, type Situation } from '#cli/emergency/look.ts';
import { exitOfSituation, noticesOf } from '#cli/emergency/run.ts';
import type { Choice } from '#domain/emergency/choices.ts';
import { evidenceLines, evidenceText } from '#domain/emergency/evidence.ts';
import { backupLine, goodLine } from '#domain/emergency/recovery/words.ts';
import { EXIT, messageOf, OpsError } from '#domain/errors.ts';

import { fixTheCause } from './fix.ts';
import { type Ask, numbered } from './numbered.ts';
import { plainOutput } from './output.ts';
import { quickByNumber } from './quick.ts';
import { fullRecovery, restartInOrder } from './recovery.ts';

/** What the parts of it are given. */
export interface Plain {
  readonly invocation: Invocation & { readonly ask: Ask };
  readonly situation: Situation;
}

/**
 * `recover --plain`: Emergency for a terminal that can do nothing, or a pipe: the same choices with the same numbers, answered
 * by typing. Resolves to the exit code of the last thing that was done; without one to 0, 20, 21 or 22.
 */
export async function recoverPlain(given: Invocation): Promise<number> {
  const ask = given.lines;
  if (ask === undefined) throw nobody();
  const stdout = plainOutput(given.stdout);
  const invocation = { ...given, ask, stdout, stderr: stdout };
  for (const text of noticesOf(given.configError, given.world.state.notice)) stdout.write(`${text}\n`);
  let code: number | null = null;
  let about: string | null = given.positionals[0] ?? null;
  for (;;) {
    stdout.write('Looking...\n');
    const situation = await lookAround(invocation, { cached: false, about });
    about = situation.broken[0]?.id ?? about;
    tell({ invocation, situation });
    const choice = await numbered(situation.choices.map(rowOf), invocation);
    if (choice === null) return code ?? exitOfSituation(situation);
    try {
      code = (await chosen(choice.choice, { invocation, situation })) ?? code;
    } catch (thrown) {
      if (!(thrown instanceof OpsError)) throw thrown;
      stdout.write(`${messageOf(thrown)}\n${thrown.hint === undefined ? '' : `${thrown.hint}\n`}`);
      code = EXIT[thrown.exit];
    }
    if (invocation.signal.aborted) return EXIT.interrupted;
  }
}

const rowOf = (choice: Choice) => {
  const about = [choice.size.replaceAll(/ {2,}/g, ' '), choice.note].filter((text) => text !== '').join(', ');
  return {
    number: choice.number,
    text: `${choice.title}${about === '' || choice.off !== null ? '' : `: ${about}`}`,
    off: choice.off,
    choice,
  };
};

function tell({ invocation: { stdout, world }, situation }: Plain): void {
  const { sentence, diagnosis, problem, broken, outlook } = situation;
  const now = world.clock.now();
  stdout.write(`\n${sentence}\n`);
  if (diagnosis !== null) stdout.write(`${diagnosis.conclusion.title}\n`);
  if (problem !== null && broken.length > 0) stdout.write(`No cause: ${problem}.\n`);
  if (outlook !== null && typeof outlook !== 'string')
    stdout.write(`${goodLine(outlook.goods[0], now)}\n${backupLine(outlook.backup, now)}\n`);
  stdout.write('\n');
}

async function chosen({ id }: Choice, plain: Plain): Promise<number | null> {
  switch (id) {
    case 'fix':
      return fixTheCause(plain);
    case 'restart':
      return restartInOrder(plain);
    case 'recovery':
      return fullRecovery(plain);
    case 'look': {
      const { situation, invocation } = plain;
      const [worst] = situation.broken;
      if (worst !== undefined) invocation.stdout.write(`${evidenceText(evidenceLines(worst, situation.diagnosis))}\n`);
      return null;
    }
    case 'quick':
      return quickByNumber(plain);
  }
}

const nobody = (): OpsError =>
  new OpsError('no-input', 'There is nobody to answer: the input is closed.', {
    hint: 'cpm-console recover plan shows what can be done.',
    exit: 'refused',
  });
