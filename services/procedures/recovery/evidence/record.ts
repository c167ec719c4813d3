import { messageOf, OpsError } from '#domain/errors.ts';
import { joinPath } from '#domain/path.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import { within } from '#services/procedures/diagnose/within.ts';
import type { Step, StepContext } from '#services/procedures/engine/step.ts';
import type { RecoveryParts } from '#services/procedures/recovery/steps/parts.ts';

/** What hangs is not waited for: a person is waiting. */
const LIMIT_MS = 10_000;
/** Of one file, in characters. */
const MOST = 512 * 1024;

/** One thing that is written down before anything is touched. */
export interface Evidence {
  /** Part of the id of its step, and the name of its file. */
  readonly id: string;
  readonly title: string;
  /** What a person would type to see the same. */
  readonly commands?: readonly string[];
  /** The text of the file, and one line about it. Rejects where it cannot be seen. */
  readonly see: (signal: AbortSignal) => Promise<{ readonly text: string; readonly says: string }>;
}

/**
 * The step that writes it into `evidence/ID.txt` of the run's folder, redacted. It reads only and never fails: what could not
 * be seen, or not be written on a full disk, is said.
 */
export function evidenceStep({ world }: RecoveryParts, { id, title, commands = [], see }: Evidence): Step {
  return {
    id: `evidence-${id}`,
    title,
    phase: 'evidence',
    reads: true,
    needs: [],
    commands,
    timeoutMs: 3 * LIMIT_MS,
    async run(context) {
      try {
        const { text, says } = await within({ clock: world.clock, limitMs: LIMIT_MS, outer: context.signal }, see);
        const kept = await keep(world, context, `${id}.txt`, text);
        return { result: { file: kept }, summary: kept === null ? `${says}, not written: no space?` : says };
      } catch (thrown) {
        if (context.signal.aborted) throw new OpsError('left', 'It is no longer wanted.');
        return { result: { file: null }, summary: `could not be seen: ${messageOf(thrown)}` };
      }
    },
  };
}

/** The path of what was written; null when it could not be. */
async function keep(
  world: RecoveryParts['world'],
  context: StepContext,
  name: string,
  text: string,
): Promise<string | null> {
  const path = joinPath(context.folder, 'evidence', name);
  const redactor = redactorOf(world);
  const shown = `${redactor.redact(text.slice(-MOST)).trimEnd()}\n`;
  await world.configStore.keep(path, shown);
  return (await world.configStore.recall(path)) === shown ? path : null;
}
