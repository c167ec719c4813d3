import { OpsError } from '#domain/errors.ts';
import { idInName, learningId, nextNumber, partsOfId, utcDay } from '#domain/learnings/id.ts';
import type { Learning, LearningDraft } from '#domain/learnings/learning.ts';
import { newestFirst } from '#domain/learnings/order.ts';
import { matchOf } from '#domain/learnings/search.ts';
import { baseName, joinPath } from '#domain/path.ts';
import { type Problem, problemLine } from '#domain/yaml/problem.ts';
import type { KeptLearning, LearningHit, LearningList, Learnings } from '#services/ports/learnings.ts';

interface FakeOptions {
  readonly folder: string;
  /** The files, text by path. */
  readonly files?: Map<string, string>;
  /** What is there at the start besides. */
  readonly known?: () => Promise<readonly Learning[]>;
}

/** Learnings in memory. */
export function fakeLearnings({ folder, files = new Map(), known }: FakeOptions): Learnings {
  // Loaded late, as the adapter is: the reader of YAML is the heaviest part of a start.
  const late = {
    parse: async () => (await import('#domain/learnings/file/parse.ts')).parseLearning,
    write: async () => (await import('#domain/learnings/file/write.ts')).learningText,
  };
  let filling: Promise<void> | undefined;
  const fill = async (): Promise<void> => {
    for (const learning of (await known?.()) ?? [])
      files.set(joinPath(folder, `${learning.id}.yaml`), (await late.write())(learning));
  };
  const filled = (): Promise<void> => (filling ??= fill());
  const judged = async (path: string, text: string): Promise<KeptLearning> => {
    const parsed = (await late.parse())(path, text);
    if (!('learning' in parsed)) throw bad(parsed);
    return { learning: parsed.learning, path, text };
  };
  const raw = async (id: string) => {
    await filled();
    const path = [...files.keys()].find((name) => idInName(baseName(name)) === id && partsOfId(id) !== null);
    const text = path === undefined ? undefined : files.get(path);
    if (path === undefined || text === undefined)
      throw new OpsError('no-learning', `There is no learning ${id} in ${folder}.`, {
        hint: 'cpm-console learn list names them.',
        exit: 'usage',
      });
    return { path, text };
  };
  const read = async (id: string) => {
    const { path, text } = await raw(id);
    return judged(path, text);
  };
  const create = async (at: number, textOf: (id: string, timestamp: string) => string): Promise<KeptLearning> => {
    await filled();
    const day = utcDay(at);
    const taken = [...files.keys()].flatMap((path) => idInName(baseName(path)) ?? []);
    const id = learningId(day, nextNumber(day, taken));
    const path = joinPath(folder, `${id}.yaml`);
    const text = textOf(id, new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'));
    files.set(path, text);
    return judged(path, text);
  };
  const write = async (id: string, text: string, before: string): Promise<KeptLearning> => {
    const { path, text: now } = await raw(id);
    const kept = await judged(path, text);
    if (kept.learning.id !== id)
      throw new OpsError('bad-learning', `The id in ${baseName(path)} must stay ${id}; it says ${kept.learning.id}.`, {
        hint: 'Give the old id back. A new learning is made with cpm-console learn new.',
        exit: 'usage',
      });
    if (now !== before) throw changed(path);
    files.set(path, text);
    return kept;
  };
  const list = async (): Promise<LearningList> => {
    await filled();
    const parse = await late.parse();
    const learnings: Learning[] = [];
    const unreadable: LearningList['unreadable'][number][] = [];
    for (const [path, text] of files) {
      const parsed = parse(path, text);
      if ('learning' in parsed) learnings.push(parsed.learning);
      else unreadable.push({ path, message: parsed.slice(0, 1).map(problemLine).join('') });
    }
    return { learnings: learnings.toSorted(newestFirst), unreadable };
  };
  return {
    folder,
    async add(draft: LearningDraft, at) {
      const learningText = await late.write();
      return create(at, (id, timestamp) => learningText({ ...draft, id, timestamp }));
    },
    async addText(text, at) {
      const parsed = (await late.parse())('the text', text, { draft: true });
      if (!('learning' in parsed)) throw bad(parsed);
      const { stamped } = await import('#domain/learnings/file/stamp.ts');
      return create(at, (id, timestamp) => stamped(parsed.source.document, id, timestamp));
    },
    list,
    read,
    raw,
    write,
    async remove(id, before) {
      const { path, text } = await raw(id);
      if (text !== before) throw changed(path);
      files.delete(path);
    },
    async search(words, limit, match = 'all') {
      const { learnings } = await list();
      const hits = learnings.flatMap((learning): LearningHit[] => {
        const found = matchOf(learning, words, match);
        return found === null ? [] : [{ id: learning.id, title: learning.situation.title, ...found }];
      });
      return hits.toSorted((one, other) => other.score - one.score).slice(0, Math.max(0, limit));
    },
    async settle(id, task, done) {
      const { learning, text } = await read(id);
      const items = [...learning.actionItems.immediate, ...learning.actionItems.longTerm];
      if (!items.some((item) => item.task === task))
        throw new OpsError('no-learning', `${id} has no action item "${task}".`, {
          hint: 'cpm-console learn actions --all lists them.',
          exit: 'usage',
        });
      const { settled } = await import('#domain/learnings/file/settle.ts');
      await write(id, settled(text, task, done), text);
    },
    async validate(paths) {
      await filled();
      const wanted = paths ?? [...files.keys()].toSorted();
      const parse = await late.parse();
      const problems = wanted.flatMap((path): readonly Problem[] => {
        const text = files.get(path);
        if (text === undefined)
          return [{ file: path, line: null, column: null, key: null, message: 'there is no such file', hint: null }];
        const parsed = parse(path, text);
        return 'learning' in parsed ? [] : parsed;
      });
      return { files: wanted, problems };
    },
  };
}

function changed(path: string): OpsError {
  return new OpsError('learning-changed', `${path} was changed by somebody else meanwhile; it was left as it is.`, {
    hint: 'Look at it again, then repeat the change.',
    exit: 'refused',
  });
}

function bad(problems: readonly Problem[]): OpsError {
  return new OpsError('bad-learning', problems.map(problemLine).join('\n'), {
    hint: 'Correct it with cpm-console learn edit ID; docs/learnings.md has an example.',
    exit: 'usage',
  });
}
