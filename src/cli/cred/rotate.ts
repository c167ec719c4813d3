import type { Invocation } from '#cli/command.ts';
import { executeHere } from '#cli/runs/execute.ts';
import { parseDuration } from '#domain/duration.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { Question } from '#domain/procedure/question.ts';
import { startCredential } from '#services/procedures/credentials/start.ts';
import type { Host } from '#services/procedures/engine/host.ts';
import { planRotate } from '#services/procedures/rotate/plan.ts';

import { credentialWorldOf } from './credential-world.ts';
import { refuseLeaked } from './leaked-argument.ts';
import { oneName } from './one-name.ts';
import { agreedTo, refuseBlocked, showPlan } from './planned.ts';

const MOST_BYTES = 64 * 1024;
const LEAST_MS = 10;

/** `cred rotate NAME`: plans, asks, replaces the value and everything that was given it. */
export async function rotateCommand(invocation: Invocation): Promise<number> {
  await refuseLeaked(invocation);
  const { config, values, signal } = invocation;
  const name = oneName(invocation);
  const world = credentialWorldOf(invocation);
  const paste = values['paste'] === true || values['stdin'] === true;
  const planned = await planRotate(world, config, { name, paste, settle: settleOf(values['settle']) }, signal);
  if (values['dry-run'] === true) return showPlan(invocation, planned);
  refuseBlocked(invocation, planned);
  const { plan, params } = planned;
  if (params.way === 'pasted') refuseUnasked(invocation);
  if (!(await agreedTo(invocation, planned))) return EXIT.interrupted;
  const answered = await answerFrom(invocation);
  return executeHere(invocation, ({ host, control }) =>
    startCredential(world, plan, { host: { ...host, ask: answered(host.ask) }, control }),
  );
}

/** Nothing is begun that needs an answer nobody can give. */
function refuseUnasked({ values, askHidden }: Invocation): void {
  if (values['stdin'] === true || (askHidden !== undefined && values['json'] !== true)) return;
  throw new OpsError('needs-value', 'You make the new value, and there is no terminal to paste it on.', {
    hint: 'Nothing was changed. Pipe it in: cpm-console cred rotate NAME --stdin',
    exit: 'refused',
  });
}

type Ask = Host['ask'];

/** Who answers: the new value comes from standard input, or is typed where nobody sees it; `--yes` answers nothing else. */
async function answerFrom({ values, input, askHidden, stdout }: Invocation): Promise<(others: Ask) => Ask> {
  let piped = values['stdin'] === true ? ((await input?.(MOST_BYTES)) ?? '') : null;
  const value = async (question: Question): Promise<string | null> => {
    if (values['stdin'] !== true) {
      stdout.write(`${[...(question.lines ?? [])].join('\n')}\n`);
      return (await askHidden?.(`${question.title}: `)) ?? null;
    }
    const once = piped;
    piped = null;
    if (once !== null) return once;
    // It is asked again because the first one was not good.
    throw new OpsError('bad-value', question.lines?.join(' ') ?? 'The value cannot be used.', { exit: 'credential' });
  };
  return (others) => async (step, question, signal) => {
    if (question.kind === 'secret') {
      const typed = await value(question);
      return typed === null ? null : { value: typed };
    }
    if (others !== undefined) return others(step, question, signal);
    throw new OpsError('needs-answer', `${question.title} Nobody can be asked here.`, {
      hint: 'Go on with it on a terminal.',
      exit: 'refused',
    });
  };
}

function settleOf(value: unknown) {
  if (typeof value !== 'string') return undefined;
  const settleMs = parseDuration(value);
  if (settleMs === null || settleMs < LEAST_MS)
    throw new OpsError('usage', '--settle takes a time such as 30s, 10ms at least.', { exit: 'usage' });
  return { settleMs, everyMs: Math.min(500, settleMs), limitMs: 12 * settleMs };
}
