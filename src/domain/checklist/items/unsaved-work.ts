import { type ChecklistFacts, judged, type Judged } from '#domain/checklist/facts.ts';
import { numberField } from '#domain/field.ts';
import { plural } from '#domain/format.ts';
import type { Reading } from '#domain/reading.ts';

const SHOWN = 2;

/** Work that is only on this machine: files that are not committed, commits that are not pushed. */
export function unsavedWork({ readings, settings }: ChecklistFacts): Judged | null {
  const all = readings.filter(({ kind }) => kind === 'git');
  if (all.length === 0) return null;
  const allowed = settings.thresholds.unsavedProjects;
  const unseen = all.filter(({ status, data }) => status === 'unknown' || data === undefined);
  const unsaved = all
    .filter((reading) => !unseen.includes(reading))
    .map((reading) => ({ reading, words: wordsOf(reading) }))
    .filter(({ words }) => words !== '');
  const shown = unsaved.slice(0, SHOWN).map(({ reading, words }) => `${reading.title} ${words}`);
  const more = unsaved.length > SHOWN ? [`${unsaved.length - SHOWN} more`] : [];
  const tooMany = unsaved.length > allowed;
  const blind = unseen.length > 0 ? [`${plural(unseen.length, 'project')} could not be looked at`] : [];
  return judged('unsaved-work', 'Unsaved work', {
    status: tooMany ? 'warning' : unseen.length > 0 ? 'unknown' : 'ok',
    value: unsaved.length,
    unit: 'projects',
    summary:
      unsaved.length === 0
        ? [`everything of ${plural(all.length, 'project')} is pushed`, ...blind].join(', ')
        : [...shown, ...more, ...blind].join(', '),
    hint: tooMany ? 'Commit and push it: cpm-console project list' : (unseen[0]?.hint ?? null),
    evidence: [...unsaved.map(({ reading }) => reading.id), ...unseen.map(({ id }) => id)],
    lines: unsaved.map(({ reading, words }) => `${reading.title}: ${words}`),
  });
}

function wordsOf({ data }: Reading): string {
  const of = (...names: string[]) => names.reduce((sum, name) => sum + (numberField(data, name) ?? 0), 0);
  const [commits, files] = [of('ahead', 'unpushed'), of('changed', 'untracked', 'conflicts')];
  return [
    ...(commits > 0 ? [`${plural(commits, 'commit')} not pushed`] : []),
    ...(files > 0 ? [`${plural(files, 'file')} not committed`] : []),
  ].join(' and ');
}
