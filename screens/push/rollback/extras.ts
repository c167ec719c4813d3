import type { RollbackReview, RollbackWish } from '#domain/push/rollback.ts';
import type { Sentence } from '#domain/sentence.ts';
import type { ExtraAction } from '#screens/frame/available.ts';

import type { RollingBack } from './use-rollback.ts';

interface Reason {
  readonly wish: 'deprecate' | 'yank';
  readonly title: string;
  readonly without: string;
  readonly lines: readonly string[];
  readonly off: string;
}

const REASONS: readonly Reason[] = [
  {
    wish: 'deprecate',
    title: 'Warn whoever installs it from npm…',
    without: 'Do not warn',
    lines: ['npm shows this sentence at each install. It can be taken back.'],
    off: 'nothing of it is on npm',
  },
  {
    wish: 'yank',
    title: 'Have it yanked from its Python index…',
    without: 'Do not have it yanked',
    lines: ['You do it on its page, the run waits and looks. The reason is shown there.'],
    off: 'nothing of it is on a Python index',
  },
];

/** What `x` lists beside the revert: the other way, and what registries can still do. */
export function extrasOf(
  { review, wish, choose }: RollingBack,
  write: (ask: Sentence) => void,
): readonly ExtraAction[] {
  if (review === null) return [];
  const { noRewind } = review;
  const way: ExtraAction = wish.rewind
    ? { id: 'revert', title: 'Revert it instead', run: () => choose({ rewind: false }) }
    : {
        id: 'rewind',
        title: 'Rewind it, as if it had never been',
        run: () => choose({ rewind: true }),
        off: noRewind.length === 0 ? undefined : noRewind.join(' '),
      };
  const back: ExtraAction = {
    id: 'dist-tag-back',
    title: wish.distTagBack ? 'Leave npm as it is' : 'Lead npm back to the version before',
    run: () => choose({ distTagBack: !wish.distTagBack }),
    off: wish.distTagBack || can(review, 'dist-tag-back') ? undefined : 'no dist-tag of npm can go back',
  };
  const reasons = REASONS.map(({ wish: name, title, without, lines, off }): ExtraAction => {
    const change = (reason: string | null): Partial<RollbackWish> => ({ [name]: reason });
    if (wish[name] !== null) return { id: `no-${name}`, title: without, run: () => choose(change(null)) };
    const ask = { title: title.replace('…', ''), lines, prompt: 'Why:', run: (text: string) => choose(change(text)) };
    return { id: name, title, run: () => write(ask), off: can(review, name) ? undefined : off };
  });
  return [way, back, ...reasons];
}

const can = ({ published }: RollbackReview, id: string): boolean =>
  published.some(({ out, options }) => out && options.some((one) => one.id === id && one.possible !== 'no'));
