import type { Invocation } from '#cli/command.ts';
import { utf8 } from '#config/file/source.ts';
import { OpsError } from '#domain/errors.ts';
import { MAX_BYTES } from '#domain/learnings/file/parse.ts';
import { joinPath, shortPath } from '#domain/path.ts';
import { decode } from '#domain/yaml/decode.ts';
import { type Problem, problemLine } from '#domain/yaml/problem.ts';

interface Work {
  /** What the person starts from. */
  readonly text: string;
  /** What is wrong with what they made of it. */
  readonly judge: (file: string, text: string) => readonly Problem[];
  /** Whether a text that was left as it was can be meant: a new one that is filled in already. */
  readonly asItIs: boolean;
  /** The command that goes on with a kept text: `learn new`. */
  readonly command: string;
  /** Takes the text when it is right. */
  readonly save: (text: string) => Promise<number>;
}

/**
 * Opens the person's editor on a private copy until the text is right, then saves it. Whatever goes wrong, the copy stays
 * until the text is saved, and its place is told. Throws OpsError `needs-consent` without a terminal, `no-editor`.
 */
export async function inEditor(invocation: Invocation, { text, judge, asItIs, command, save }: Work): Promise<number> {
  const { world, ask, stdout, stderr } = invocation;
  const { configStore, environment, clock } = world;
  const open = editorOf(invocation);
  const path = joinPath(environment.stateDir, 'drafts', `learning-${clock.now()}.yaml`);
  await configStore.write(path, text, null);
  const kept = `Your text is kept: ${shortPath(path, environment.home)}`;
  let line = judge(path, text)[0]?.line ?? null;
  for (;;) {
    await open(path, line);
    const now = await textIn(invocation, path);
    if (typeof now === 'string' && now === text) {
      const isMeant = asItIs && judge(path, now).length === 0;
      const answer = isMeant ? await ask?.('Nothing was changed. Save it as it is? [y/N] ') : 'n';
      if (!/^y(?:es)?$/i.test(answer?.trim() ?? '')) {
        await forget(invocation, path);
        throw new OpsError('not-written', 'Nothing was changed, so nothing was written.', { exit: 'nothingToDo' });
      }
    }
    const problems = typeof now === 'string' ? judge(path, now) : [now];
    if (typeof now === 'string' && problems.length === 0) {
      const exit = await save(now).catch((error: unknown) => {
        stderr.write(`${kept}. Go on with: cpm-console ${command} --file ${path}\n`);
        throw error;
      });
      await forget(invocation, path);
      return exit;
    }
    for (const problem of problems) stdout.write(`${problemLine(problem)}\n`);
    const answer = await ask?.('Edit it again? [Y/n] ');
    if (answer === null || answer === undefined || /^no?$/i.test(answer.trim()))
      throw new OpsError('bad-learning', `It was not saved, since it is not right yet. ${kept}`, {
        hint: `Go on with: cpm-console ${command} --file ${path}`,
        exit: 'usage',
      });
    line = problems[0]?.line ?? null;
  }
}

/** Opens a file at a line on the terminal; the signals of the terminal are the editor's meanwhile. */
function editorOf({ world, foreground, ask, onSignal, values, madeUp }: Invocation) {
  if (foreground === undefined || ask === undefined || values['json'] === true)
    throw new OpsError('needs-consent', 'There is no terminal for an editor; nothing was written.', {
      hint: 'Run it on a terminal, or add --title and --yes, or --file FILE.',
      exit: 'refused',
    });
  if (madeUp !== undefined)
    throw new OpsError('no-editor', 'The made-up world has no files an editor could open.', {
      hint: 'Add --title and --yes.',
      exit: 'refused',
    });
  const { environment } = world;
  const named = environment.get('VISUAL') || environment.get('EDITOR') || '';
  const [file, ...args] = named.split(/\s+/).filter((word) => word !== '');
  if (file === undefined)
    throw new OpsError('no-editor', 'Neither VISUAL nor EDITOR names an editor.', {
      hint: 'For example: EDITOR=nano cpm-console learn new. Or add --title and --yes, or --file FILE.',
      exit: 'refused',
    });
  return async (path: string, line: number | null): Promise<void> => {
    const release = onSignal?.(() => undefined);
    try {
      await foreground({ file, args: [...args, ...(line === null ? [] : [`+${line}`]), path] });
    } finally {
      release?.();
    }
  };
}

/** What the person left there. */
async function textIn({ world }: Invocation, path: string): Promise<string | Problem> {
  const found = await world.configStore.read(path, MAX_BYTES);
  const gone = { file: path, line: null, column: null, key: null, message: 'it is gone', hint: null };
  return found === null ? gone : decode(path, found.bytes, utf8);
}

async function forget({ world }: Invocation, path: string): Promise<void> {
  const found = await world.configStore.read(path, MAX_BYTES).catch(() => null);
  if (found !== null) await world.configStore.remove(path, found.sha256).catch(() => undefined);
}
