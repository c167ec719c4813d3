import type { Invocation } from '#cli/command.ts';
import { EXIT } from '#domain/errors.ts';
import { plural } from '#domain/format.ts';
import { resolvePath, shortPath } from '#domain/path.ts';
import { problemLine } from '#domain/yaml/problem.ts';

/** `learn validate [FILE...]`: every problem as `file:line:column: what`; exit usage when there is one. */
export async function validateLearnings({ world, values, positionals, stdout }: Invocation): Promise<number> {
  const { cwd, home } = world.environment;
  const given = new Map(positionals.map((name) => [resolvePath(name, cwd, home) ?? name, name]));
  const found = await world.learnings.validate(given.size === 0 ? undefined : [...given.keys()]);
  const named = (file: string): string => given.get(file) ?? file;
  const files = found.files.map(named);
  const problems = found.problems.map((problem) => ({ ...problem, file: named(problem.file) }));
  const isRight = problems.length === 0;
  if (values['json'] === true) stdout.write(`${JSON.stringify({ schema: 1, files, valid: isRight, problems })}\n`);
  else if (!isRight) stdout.write(problems.map((problem) => `${problemLine(problem)}\n`).join(''));
  else if (files.length === 0) stdout.write(`There are no learnings in ${shortPath(world.learnings.folder, home)}.\n`);
  else stdout.write(`${plural(files.length, 'learning')} judged, nothing is wrong.\n`);
  return isRight ? EXIT.ok : EXIT.usage;
}
