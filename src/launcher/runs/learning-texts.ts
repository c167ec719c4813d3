import { OpsError } from '#domain/errors.ts';
import { harmless, type Redact, UNBOUNDED } from '#domain/learnings/harmless.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { problemLine } from '#domain/yaml/problem.ts';
import type { LearningsDesk, Problem } from '#screens/learnings/desk.ts';
import type { KeptLearning, Learnings } from '#services/ports/learnings.ts';

/** What a person calls the text they edit. */
const NAME = 'learning.yaml';

/** What the text of a file says, or all that is wrong with it; a secret in it is wrong too. */
export async function judgeText(text: string, redact: Redact): ReturnType<LearningsDesk['judge']> {
  const secrets = secretsIn(text, redact);
  if (secrets.length > 0) return { problems: secrets };
  const { parseLearning } = await import('#domain/learnings/file/parse.ts');
  const parsed = parseLearning(NAME, text, { draft: true });
  if (!('learning' in parsed))
    return { problems: parsed.map((problem) => ({ line: problem.line, message: problemLine(problem) })) };
  const { id: _id, timestamp: _timestamp, ...draft } = parsed.learning;
  return { draft };
}

interface Wanted {
  readonly draft: LearningDraft;
  /** As a person wrote the whole file; null when it follows from the draft. */
  readonly text: string | null;
  readonly redact: Redact;
  readonly at: number;
}

/** Writes a learning without secrets. Rejects with OpsError `bad-learning`, `learnings-failed`. */
export async function writeLearning(learnings: Learnings, { draft, text, redact, at }: Wanted): Promise<KeptLearning> {
  if (text === null) return learnings.add(harmless(draft, redact, UNBOUNDED), at);
  const judged = await judgeText(text, redact);
  if ('problems' in judged)
    throw new OpsError('bad-learning', judged.problems.map(({ message }) => message).join('\n'), {
      hint: 'e opens it in your editor.',
      exit: 'usage',
    });
  return learnings.addText(text, at);
}

function secretsIn(text: string, redact: Redact): readonly Problem[] {
  if (redact(text) === text) return [];
  const lines = text.split('\n').flatMap((line, at) => (redact(line) === line ? [] : [at + 1]));
  const where = lines.length === 0 ? [null] : lines;
  return where.map((line) => ({
    line,
    message: `${NAME}${line === null ? '' : `:${line}`}: this looks like a secret. Take it out; others will read this.`,
  }));
}
