import { OpsError } from '#domain/errors.ts';
import { type Problem, problemLine } from '#domain/yaml/problem.ts';

export { byPlace, type Finding, keyOf, type Path, type Problem, problemLine } from '#domain/yaml/problem.ts';

/** More are counted and not listed. */
const LISTED = 20;

/** The error a command ends with: all problems in the order of the text, as many as a person reads. */
export function problemsError(problems: readonly Problem[]): OpsError {
  const files = [...new Set(problems.map(({ file }) => file))];
  const count = problems.length === 1 ? 'one problem' : `${problems.length} problems`;
  const lines = problems.slice(0, LISTED).map((problem) => `  ${problemLine(problem)}`);
  const rest = problems.length > LISTED ? [`  and ${problems.length - LISTED} more`] : [];
  return new OpsError('config-invalid', [`The configuration has ${count}:`, ...lines, ...rest].join('\n'), {
    hint: `Correct ${files.join(' and ')}; cpm-console config validate checks it, docs/config.md lists the keys.`,
    exit: 'usage',
  });
}
