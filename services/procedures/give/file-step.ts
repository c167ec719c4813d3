import { linesOf, withFormer, withValue } from '#domain/credentials/env-file.ts';
import { Secret } from '#domain/credentials/secret.ts';
import { messageOf } from '#domain/errors.ts';
import { field, listField, numberField } from '#domain/field.ts';
import { type Json, parseJson } from '#domain/json.ts';
import type { CredentialWorld } from '#services/procedures/credentials/ports.ts';
import { slotOf, slotsOf } from '#services/procedures/credentials/slots.ts';
import type { Probe, Step, StepContext } from '#services/procedures/engine/step.ts';

import { envTextAt, inBytes, PRIVATE } from './env-text.ts';
import { type Given, notWritable } from './given.ts';

export interface GiveWork {
  readonly world: CredentialWorld;
  /** Of the credential. */
  readonly name: string;
  readonly given: Given;
}

export const fileStepId = ({ id }: Given): string => `file-${id}`;

/** Writes the value in use into a file of variables; what stood there before waits in the store until the run is over. */
export function fileStep(work: GiveWork, isThere = false): Step {
  const { given } = work;
  return {
    id: fileStepId(given),
    title: `Write ${given.variable} into ${given.file}`,
    phase: 'give',
    writes: given.file,
    skipped: isThere ? 'it is there already' : null,
    timeoutMs: 60_000,
    before: () => seenBefore(work),
    probe: () => isWritten(work),
    async run({ run, before }) {
      const { world, name } = work;
      const file = await envTextAt(world, given.file);
      const now = await file.read();
      const wanted = await withOurs(work, now?.text ?? '');
      if (wanted !== now?.text && (numberField(before, 'lines') ?? 0) > 0) {
        // Other people's secrets may stand in these lines.
        const former = JSON.stringify(linesOf(now?.text ?? '', given.variable));
        await slotsOf(world).write(wasSlot(work, run), new Secret(former));
      }
      await file.write(wanted);
      return { summary: `${name} is ${given.variable} there` };
    },
    undo: (context) => putBack(work, context),
    dispose: ({ run }) => slotsOf(work.world).drop(wasSlot(work, run)),
  };
}

/** Whether a file has the value that is in use, for nobody but its owner. */
export async function isWritten(work: GiveWork): Promise<Probe> {
  try {
    const now = await (await envTextAt(work.world, work.given.file)).read();
    const isOurs = now !== null && now.mode === PRIVATE && (await withOurs(work, now.text)) === now.text;
    return isOurs ? { state: 'done' } : { state: 'absent' };
  } catch (thrown) {
    return { state: 'unclear', why: messageOf(thrown) };
  }
}

/** Puts back what stood there, unless a person has changed it meanwhile. `before` is what the step of the file found. */
export async function putBack(work: GiveWork, context: Pick<StepContext, 'run' | 'before' | 'note'>): Promise<void> {
  const { world, given } = work;
  const { before, run } = context;
  if (before === null) return;
  const file = await envTextAt(world, given.file);
  const now = await file.read();
  if (now === null) return;
  if ((await withOurs(work, now.text)) !== now.text) {
    context.note(`${given.file} has another ${given.variable} by now; it stays`);
    return;
  }
  const former = await formerLines(work, run, before);
  if (former === null) return file.write(now.text, numberField(before, 'mode') ?? PRIVATE);
  const text = withFormer(now.text, given.variable, former, field(before, 'open') === true);
  if (text === '' && field(before, 'existed') !== true) await file.remove();
  else await file.write(text, numberField(before, 'mode') ?? PRIVATE);
}

/** Null when nothing but the rights was changed. */
async function formerLines(work: GiveWork, run: string, before: Json): Promise<readonly string[] | null> {
  if (field(before, 'ours') === true) return null;
  if ((numberField(before, 'lines') ?? 0) === 0) return [];
  const kept = await slotsOf(work.world).read(wasSlot(work, run));
  return kept === null ? null : listField({ lines: parseJson(kept.reveal()) }, 'lines');
}

const wasSlot = ({ name, given }: GiveWork, run: string): string => slotOf(name, `${run}-${given.id}`);

async function withOurs({ world, name, given }: GiveWork, text: string): Promise<string> {
  const value = await slotsOf(world).must(name);
  const wanted = withValue(text, given.variable, inBytes(value.reveal()));
  if (wanted === null) throw notWritable(name, given.file);
  return wanted;
}

async function seenBefore(work: GiveWork): Promise<Json> {
  const now = await (await envTextAt(work.world, work.given.file)).read();
  if (now === null) return { existed: false };
  const { text, mode } = now;
  return {
    existed: true,
    mode,
    open: text !== '' && !text.endsWith('\n'),
    lines: linesOf(text, work.given.variable).length,
    ours: (await withOurs(work, text)) === text,
  };
}
