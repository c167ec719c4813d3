import type { Invocation } from '#cli/command.ts';
import { EXIT, OpsError } from '#domain/errors.ts';
import type { Learning } from '#domain/learnings/learning.ts';
import { markdownOf } from '#domain/learnings/markdown.ts';
import { postmortemOf } from '#domain/learnings/postmortem.ts';
import { resolvePath, shortPath } from '#domain/path.ts';

import { oneId } from './one.ts';
import { textOf } from './wanted.ts';

type Writer = (learnings: readonly Learning[]) => string;

const FORMATS: Readonly<Record<string, Writer>> = {
  markdown: (learnings) => learnings.map(markdownOf).join('\n---\n\n'),
  postmortem: (learnings) => learnings.map(postmortemOf).join('\n---\n\n'),
  json: (learnings) => `${JSON.stringify({ schema: 1, learnings }, null, 2)}\n`,
};

/** `learn export`: one learning or all of them, printed or written to a file that is not there yet. */
export async function exportLearnings(invocation: Invocation): Promise<number> {
  const { world, values, stdout, stderr } = invocation;
  const writer = writerOf(textOf(values['format']) ?? (values['json'] === true ? 'json' : 'markdown'));
  const learnings = await chosen(invocation);
  const file = textOf(values['output']);
  if (file === undefined) {
    stdout.write(writer(learnings));
    return EXIT.ok;
  }
  const { cwd, home } = world.environment;
  const path = resolvePath(file, cwd, home) ?? file;
  await writeFile(invocation, path, writer(learnings));
  stderr.write(`Written to ${shortPath(path, home)}.\n`);
  return EXIT.ok;
}

function writerOf(format: string): Writer {
  const writer = Object.hasOwn(FORMATS, format) ? FORMATS[format] : undefined;
  if (writer !== undefined) return writer;
  const hint = `One of ${Object.keys(FORMATS).join(', ')}.`;
  throw new OpsError('usage', `There is no format ${format}.`, { hint, exit: 'usage' });
}

async function chosen(invocation: Invocation): Promise<readonly Learning[]> {
  const { world, values, positionals } = invocation;
  if (values['all'] !== true) return [(await world.learnings.read(oneId(invocation))).learning];
  if (positionals.length > 0)
    throw new OpsError('usage', '--all means every learning; name none of them.', { exit: 'usage' });
  return (await world.learnings.list()).learnings;
}

async function writeFile({ world, values }: Invocation, path: string, text: string): Promise<void> {
  const { configStore } = world;
  try {
    const before = values['yes'] === true ? await configStore.read(path, Number.MAX_SAFE_INTEGER) : null;
    await configStore.write(path, text, before?.sha256 ?? null);
  } catch (error) {
    if (!(error instanceof OpsError)) throw error;
    const isThere = error.code === 'config-changed';
    throw new OpsError('not-written', isThere ? `${path} is there already; nothing was written.` : error.message, {
      hint: isThere ? 'Name another file, or replace it with --yes.' : 'Name a file in a folder you may write to.',
      exit: 'refused',
      cause: error,
    });
  }
}
