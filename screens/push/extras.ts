import type { PushReview } from '#domain/push/review.ts';
import { skippable } from '#domain/push/skippable.ts';
import type { Selection } from '#domain/selection.ts';
import type { Sentence } from '#domain/sentence.ts';
import type { ExtraAction } from '#screens/frame/available.ts';

import type { PushDesk } from './desk.ts';
import type { Reviewing } from './use-review.ts';

interface Doing {
  /** Why nothing can begin now. */
  readonly off: string | undefined;
  /** Looks as the push would, and shows what it found. */
  readonly dry: (review: PushReview) => void;
  readonly say: (text: string) => void;
  readonly wrong: (error: unknown) => void;
  /** Opens what takes the last release back. */
  readonly rollback: () => void;
  /** Asks for one of several. */
  readonly pick: (wish: Selection) => void;
  /** Asks for a line of text. */
  readonly write: (wish: Sentence) => void;
}

/** What `x` lists on the review: what is rare, and what needs a reason. */
export function extrasOf(reviewing: Reviewing, desk: PushDesk, doing: Doing): readonly ExtraAction[] {
  const { review } = reviewing;
  if (review === null) return [];
  const { off, say, wrong, dry } = doing;
  return [
    { id: 'dry-run', title: 'Dry run', run: () => dry(review), off },
    {
      id: 'save-plan',
      title: 'Save the plan',
      run: () => void desk.savePlan(review).then((path) => say(`The plan is in ${path}.`), wrong),
      off,
    },
    ...versions(reviewing, doing),
    ...kinds(review, reviewing, doing),
    ...byPull(review, reviewing),
    { id: 'rollback', title: 'Take the last release back…', run: doing.rollback },
    ...places(review, reviewing, desk, doing),
    ...skips(review, reviewing, doing),
  ];
}

function versions({ review, choose }: Reviewing, { write }: Doing): readonly ExtraAction[] {
  if (review === null || review.kind === 'quick') return [];
  const ask: Sentence = {
    title: 'Another version',
    lines: ['A version higher than the last one, as it will stand in the manifest.'],
    prompt: 'Version:',
    wrong: (text) => (/^v?\d+\.\d+\.\d+/.test(text) ? null : 'a version looks like 2.5.0 or 2.5.0-rc.1'),
    run: (text) => choose({ bump: `explicit:${text.replace(/^v/, '')}` }),
  };
  return [{ id: 'version', title: 'Another version…', run: () => write(ask) }];
}

function kinds({ kind }: PushReview, { choose }: Reviewing, { write }: Doing): readonly ExtraAction[] {
  const message: Sentence = {
    title: 'Quick push',
    lines: ['Commits what you have changed and pushes it: no version, no tag.', 'What is committed is shown first.'],
    prompt: 'Message:',
    run: (text) => choose({ kind: 'quick', bump: null, message: text, pullRequest: false }),
  };
  const all = [
    { kind: 'full', title: 'Full release', run: () => choose({ kind: 'full', bump: null }) },
    { kind: 'hotfix', title: 'Hotfix from the last tag', run: () => choose({ kind: 'hotfix', bump: null }) },
    { kind: 'quick', title: 'Quick push…', run: () => write(message) },
  ];
  return all.filter((each) => each.kind !== kind).map(({ kind: id, title, run }) => ({ id: `kind-${id}`, title, run }));
}

/** For a branch that takes no pushes: the release goes through a pull request and is tagged once that is merged. */
function byPull({ kind, branch }: PushReview, { choices, choose }: Reviewing): readonly ExtraAction[] {
  if (choices.pullRequest)
    return [{ id: 'straight', title: `Push straight to ${branch}`, run: () => choose({ pullRequest: false }) }];
  if (kind === 'quick') return [];
  return [{ id: 'pull-request', title: 'Through a pull request', run: () => choose({ pullRequest: true }) }];
}

function skips(review: PushReview, { choices, choose }: Reviewing, { write }: Doing): readonly ExtraAction[] {
  const { skip } = choices;
  const again = skip.map(({ id, reason }): ExtraAction => ({
    id: `unskip-${id}`,
    title: `Do not skip ${id} (${reason})`,
    run: () => choose({ skip: skip.filter((each) => each.id !== id) }),
  }));
  const open = (review.plan === null ? [] : skippable(review.plan, review.kind)).filter(
    ({ id }) => !skip.some((each) => each.id === id),
  );
  const leave = open.map(({ id, title }): ExtraAction => ({
    id: `skip-${id}`,
    title: `Skip ${title}…`,
    run: () =>
      write({
        title: `Skip ${title}?`,
        lines: ['The reason is written into the journal of the run.'],
        prompt: 'Why:',
        run: (reason) => choose({ skip: [...skip, { id, reason }] }),
      }),
  }));
  return [...again, ...leave];
}

/** Where documents name the version: whether a place follows it is said once, by picking it. */
function places(
  { places: all = [], project }: PushReview,
  { again }: Reviewing,
  desk: PushDesk,
  { pick, wrong }: Doing,
): readonly ExtraAction[] {
  if (all.length === 0) return [];
  const choices = all
    .toSorted((a, b) => Number(b.open) - Number(a.open))
    .map(({ key, file, line, before, taken, open }) => ({
      id: key,
      title: `${file}:${line}`,
      note: `${taken ? 'follows' : open ? 'stays until you pick it' : 'stays'}: ${before}`,
    }));
  const run = (key: string) => {
    const taken = all.some((place) => place.key === key && place.taken);
    void desk.choosePlaces(project.path, { [key]: !taken }).then(again, wrong);
  };
  const ask = { title: 'Which place changes sides?', choices, run };
  return [{ id: 'places', title: 'Places that name the version…', run: () => pick(ask) }];
}
