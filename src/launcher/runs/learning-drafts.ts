import { diagnosisIn, diagnosisJson } from '#domain/diagnosis/json.ts';
import { field, numberField, textField } from '#domain/field.ts';
import { isJsonObject, isList, type Json, parseJson } from '#domain/json.ts';
import { learningOf } from '#domain/learnings/file/convert.ts';
import { written } from '#domain/learnings/file/write.ts';
import { keyOf, type LearnFrom } from '#domain/learnings/from.ts';
import { joinPath } from '#domain/path.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { Begun } from '#screens/learnings/desk.ts';
import type { World } from '#services/ports/world.ts';

/** Older drafts make room. */
const MOST = 20;
const MOST_BYTES = 8 * 1024 * 1024;

type Draft = Omit<Begun, 'keptAt'>;

/** Drafts of learnings that were left: one private file beside the state, the latest first. */
export interface LearningDrafts {
  readonly all: () => Promise<readonly Begun[]>;
  readonly keep: (draft: Draft) => Promise<void>;
  readonly drop: (from: LearnFrom) => Promise<void>;
}

/** One change follows the other, so that none is lost. */
export function learningDrafts({
  configStore,
  environment,
  clock,
  secrets,
}: Pick<World, 'configStore' | 'environment' | 'clock' | 'secrets'>): LearningDrafts {
  const redactor = redactorOf({ environment, secrets });
  const redact = (text: string): string => redactor.redact(text);
  const path = joinPath(environment.stateDir, 'learning-drafts.json');
  let turn: Promise<unknown> = Promise.resolve();
  const read = async () => {
    const file = await configStore.read(path, MOST_BYTES);
    return {
      drafts: file === null ? [] : draftsIn(new TextDecoder().decode(file.bytes)),
      sha256: file?.sha256 ?? null,
    };
  };
  const change = (after: (drafts: readonly Begun[]) => readonly Begun[]): Promise<void> => {
    const work = async () => {
      const { drafts, sha256 } = await read();
      const next = after(drafts).slice(0, MOST);
      if (next.length > 0 || drafts.length > 0) await configStore.write(path, textOf(next, redact), sha256);
    };
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const without = (drafts: readonly Begun[], from: LearnFrom) =>
    drafts.filter((each) => keyOf(each.from) !== keyOf(from));
  return {
    all: async () => {
      await turn;
      return (await read()).drafts;
    },
    keep: (draft) => change((drafts) => [{ ...draft, keptAt: clock.now() }, ...without(drafts, draft.from)]),
    drop: (from) => change((drafts) => without(drafts, from)),
  };
}

/** What was pasted by mistake stays in memory until the draft is left. */
function textOf(drafts: readonly Begun[], redact: (text: string) => string): string {
  const each = drafts.map(({ from, draft, text, keptAt }) => ({
    from:
      from.kind === 'check'
        ? { ...from, diagnosis: from.diagnosis === null ? null : diagnosisJson(from.diagnosis) }
        : from,
    draft: written({ ...draft, id: '', timestamp: '' }),
    text,
    keptAt,
  }));
  const clean = (_key: string, value: unknown): unknown => (typeof value === 'string' ? redact(value) : value);
  return `${JSON.stringify({ schema: 1, drafts: each }, clean, 1)}\n`;
}

/** What can be understood of a file that another version may have written. */
function draftsIn(text: string): readonly Begun[] {
  const json = parseJson(text);
  const drafts = isJsonObject(json) ? (json['drafts'] ?? []) : [];
  if (!isList(drafts)) return [];
  return drafts.flatMap((each): Begun[] => {
    const from = fromIn(field(each, 'from'));
    if (from === null) return [];
    const { id: _id, timestamp: _timestamp, ...draft } = learningOf(field(each, 'draft'));
    return [{ from, draft, text: textField(each, 'text'), keptAt: numberField(each, 'keptAt') ?? 0 }];
  });
}

function fromIn(value: unknown): LearnFrom | null {
  const [run, incident, checkId] = [textField(value, 'run'), textField(value, 'incident'), textField(value, 'checkId')];
  switch (field(value, 'kind')) {
    case 'nothing':
      return { kind: 'nothing' };
    case 'run':
      return run === null ? null : { kind: 'run', run };
    case 'incident':
      return incident === null ? null : { kind: 'incident', incident };
    case 'check':
      return checkId === null ? null : { kind: 'check', checkId, diagnosis: diagnosisOf(field(value, 'diagnosis')) };
    default:
      return null;
  }
}

function diagnosisOf(value: unknown): ReturnType<typeof diagnosisIn> {
  const json = parseJson(JSON.stringify(value ?? null)) satisfies Json | undefined;
  return isJsonObject(json) ? diagnosisIn(json) : null;
}
