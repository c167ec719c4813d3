import { plural } from '#domain/format.ts';
import type { RollbackReview } from '#domain/push/rollback.ts';

/** A line of what is known of a release before it is taken back. `final`: what cannot be undone. */
export interface RollbackLine {
  readonly type: 'gap' | 'title' | 'text' | 'detail' | 'step' | 'command' | 'point' | 'final';
  readonly text: string;
}

const MOST = 20;

const line = (type: RollbackLine['type'], text = ''): RollbackLine => ({ type, text });

/** Who built on a release, what can still be done where it is published, and every step with its commands. */
export function rollbackLines(review: RollbackReview): readonly RollbackLine[] {
  return [...builtOn(review), ...onRegistries(review), line('gap'), ...way(review), line('gap'), ...planned(review)];
}

/** What of a release stays whatever is done about it. */
export function whatStays({ kind, tag, published }: RollbackReview): readonly string[] {
  const out = published.filter((one) => one.out).map(({ name }) => name);
  return [
    ...(kind === 'revert' && tag !== null ? [`The tag ${tag} and its commit stay in the history.`] : []),
    ...(out.length === 0 ? [] : [`Who installed ${out.join(', ')} keeps it, and the number stays used.`]),
    'Whoever fetched it meanwhile has it.',
  ];
}

function builtOn({ since: all, branch, remote }: RollbackReview): readonly RollbackLine[] {
  if (all.length === 0) return [line('text', `Nothing was built on it on ${branch} of ${remote}.`)];
  const more = all.length - MOST;
  return [
    line('text', `On ${branch} of ${remote} since:`),
    ...all
      .slice(0, MOST)
      .map(({ hash, author, subject }) => line('detail', `${hash.slice(0, 7)} ${author}   ${subject}`)),
    ...(more > 0 ? [line('detail', `and ${more} more`)] : []),
  ];
}

function onRegistries({ published: all }: RollbackReview): readonly RollbackLine[] {
  return all.flatMap(({ name, out, options }) => [
    line('gap'),
    line('text', `${name} ${out ? 'is' : 'may be'} published. What can be done about it:`),
    ...options.map(({ title, possible, why, url }) =>
      line('detail', `${possible.padEnd(7)} ${title}   ${why}${url === null ? '' : `   ${url}`}`),
    ),
  ]);
}

function way(review: RollbackReview): readonly RollbackLine[] {
  const { kind, tag, noRewind } = review;
  const how =
    kind === 'rewind'
      ? 'Branch and tag go back at once, only while they are exactly what was released.'
      : tag === null
        ? 'A new commit takes its changes back.'
        : `A new commit takes its changes back; ${tag} stays, and the next version follows it.`;
  const other =
    kind === 'rewind'
      ? []
      : [
          noRewind.length === 0
            ? 'It could also be rewound (--rewind, or x on its page).'
            : `It cannot be rewound: ${noRewind.join(' ')}`,
        ];
  return [
    line('text', how),
    ...other.map((text) => line('text', text)),
    ...whatStays(review).map((text) => line('final', text)),
  ];
}

function planned({ plan: { steps } }: RollbackReview): readonly RollbackLine[] {
  return [
    line('title', `Plan   ${plural(steps.length, 'step')}`),
    ...steps.flatMap(({ title, commands, irreversible }) => [
      ...(irreversible ? [line('point', '─── point of no return ───')] : []),
      line('step', title),
      ...commands.map((command) => line('command', `$ ${command}`)),
    ]),
  ];
}
