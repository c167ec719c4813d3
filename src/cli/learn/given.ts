import type { Invocation } from '#cli/command.ts';
import { utf8 } from '#config/file/source.ts';
import { OpsError } from '#domain/errors.ts';
import { MAX_BYTES } from '#domain/learnings/file/parse.ts';
import { resolvePath } from '#domain/path.ts';
import { decode } from '#domain/yaml/decode.ts';
import { problemLine } from '#domain/yaml/problem.ts';

/** The text of the file that `--file` names. Throws OpsError `no-file`, `bad-learning`. */
export async function givenText({ world }: Pick<Invocation, 'world'>, name: string): Promise<string> {
  const { environment, configStore } = world;
  const path = resolvePath(name, environment.cwd, environment.home) ?? name;
  const found = await configStore.read(path, MAX_BYTES).catch((error: unknown) => {
    if (!(error instanceof OpsError)) throw error;
    throw new OpsError('no-file', error.message, { hint: 'Name a readable YAML file.', exit: 'usage', cause: error });
  });
  if (found === null) throw new OpsError('no-file', `There is no file ${path}.`, { exit: 'usage' });
  const text = decode(path, found.bytes, utf8);
  if (typeof text === 'string') return text;
  throw new OpsError('bad-learning', problemLine(text), { exit: 'usage' });
}
