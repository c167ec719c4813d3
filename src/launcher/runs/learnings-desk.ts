import { draftFrom } from '#cli/learn/from.ts';
import { dayOf } from '#domain/checklist/days.ts';
import { OpsError } from '#domain/errors.ts';
import { BLANK } from '#domain/learnings/blank.ts';
import { draftOfReading } from '#domain/learnings/draft-of-incident.ts';
import { keyOf, type LearnFrom } from '#domain/learnings/from.ts';
import type { LearningDraft } from '#domain/learnings/learning.ts';
import { markdownOf } from '#domain/learnings/markdown.ts';
import { postmortemOf } from '#domain/learnings/postmortem.ts';
import { rowOf } from '#domain/learnings/row.ts';
import { joinPath, shortPath } from '#domain/path.ts';
import type { Reading } from '#domain/reading.ts';
import { redactorOf } from '#domain/redact/redactor-of.ts';
import type { Begun, LearningsDesk } from '#screens/learnings/desk.ts';
import type { World } from '#services/ports/world.ts';
import { relatedLearnings } from '#services/procedures/learnings/related.ts';

import { learningDrafts } from './learning-drafts.ts';
import { judgeText, writeLearning } from './learning-texts.ts';
import { privateFile } from './private-file.ts';

const MOST_HITS = 200;
const MOST_BYTES = 16 * 1024 * 1024;

const WRITERS = { learning: markdownOf, postmortem: postmortemOf };

interface Parts {
  readonly world: World;
  /** What the checks say now, by their id. */
  readonly readings: () => Readonly<Record<string, Reading>>;
  /** Counts anew what is still to be done. */
  readonly changed: () => void;
}

/** Learnings for the screen: drafted, judged and written as `learn` does it. */
export function learningsDeskFor({ world, readings, changed }: Parts): LearningsDesk {
  const { learnings, environment, clock, configStore } = world;
  const drafts = learningDrafts(world);
  const short = (path: string) => shortPath(path, environment.home);
  const redactor = redactorOf(world);
  const redact = (text: string): string => redactor.redact(text);
  const today = () => dayOf(clock.now());
  const anew = async (from: LearnFrom): Promise<Begun> => ({ from, draft: draftFor(from), text: null, keptAt: null });
  const draftFor = (from: LearnFrom): LearningDraft => {
    switch (from.kind) {
      case 'nothing':
        return BLANK;
      case 'run':
        return draftFrom(world, `run:${from.run}`);
      case 'incident':
        return draftFrom(world, `incident:${from.incident}`);
      case 'check': {
        const reading = readings()[from.checkId];
        if (reading === undefined) throw new OpsError('no-check', `There is no check ${from.checkId} any more.`);
        return draftOfReading(reading, from.diagnosis, redact);
      }
    }
  };
  return {
    folder: () => short(learnings.folder),
    today,
    async list() {
      const { learnings: all, unreadable } = await learnings.list();
      return { rows: all.map((each) => rowOf(each, today())), unreadable };
    },
    search: (words) => learnings.search(words, MOST_HITS),
    read: (id) => learnings.read(id),
    markdown: (learning, kind) => WRITERS[kind](learning),
    async export(learning, kind) {
      const path = joinPath(learnings.folder, `${learning.id}${kind === 'postmortem' ? '.postmortem' : ''}.md`);
      const before = await configStore.read(path, MOST_BYTES);
      const sha256 = await configStore.write(path, WRITERS[kind](learning), before?.sha256 ?? null);
      const undo = async () => {
        if (before === null) await configStore.remove(path, sha256);
        else await configStore.write(path, new TextDecoder().decode(before.bytes), sha256);
      };
      return { path: short(path), undo };
    },
    async settle(id, task, done) {
      await learnings.settle(id, task, done);
      changed();
    },
    related: (about) => relatedLearnings(learnings, about),
    begin: async (from) => (await drafts.all()).find((each) => keyOf(each.from) === keyOf(from)) ?? anew(from),
    anew,
    kept: drafts.all,
    keep: drafts.keep,
    drop: drafts.drop,
    async text(draft) {
      const { draftText } = await import('#domain/learnings/file/write.ts');
      return draftText(draft);
    },
    judge: (text) => judgeText(text, redact),
    file: (text) => privateFile(text, 'learning.yaml'),
    async save({ from, draft, text }) {
      const kept = await writeLearning(learnings, { draft, text, redact, at: clock.now() });
      await drafts.drop(from);
      changed();
      const { learning, path } = kept;
      const undo = async () => {
        await learnings.remove(learning.id, kept.text);
        await drafts.keep({ from, draft, text });
        changed();
      };
      return { id: learning.id, path: short(path), undo };
    },
  };
}
