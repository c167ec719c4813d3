import type { RollbackReview } from '#domain/push/rollback.ts';

const MOST = 20;

/** What is known of a release before it is taken back, as text. */
export function rollbackText(review: RollbackReview): string {
  const { project, version, tag, commit, branch, remote, since, kind, noRewind, published, plan } = review;
  const built =
    since.length === 0
      ? [`Nothing was built on it on ${branch} of ${remote}.`]
      : [
          `On ${branch} of ${remote} since:`,
          ...since.slice(0, MOST).map(({ hash, author, subject }) => `  ${hash.slice(0, 7)} ${author}   ${subject}`),
          ...(since.length > MOST ? [`  and ${since.length - MOST} more`] : []),
        ];
  const lines = [
    `Take back ${project} ${version ?? commit.slice(0, 7)}   ${tag ?? 'no tag'}   nothing has been changed yet`,
    '',
    ...built,
    ...published.flatMap(({ name, out, options }) => [
      '',
      `${name} ${out ? 'is' : 'may be'} published. What can be done about it:`,
      ...options.map(
        ({ title, possible, why, url }) =>
          `  ${possible.padEnd(7)} ${title}   ${why}${url === null ? '' : `   ${url}`}`,
      ),
    ]),
    '',
    kind === 'revert' && tag !== null
      ? `A new commit takes its changes back; ${tag} stays, and the next version follows it.`
      : kind === 'revert'
        ? 'A new commit takes its changes back.'
        : 'Branch and tag go back at once, only while they are exactly what was released.',
    ...(kind === 'rewind'
      ? []
      : noRewind.length === 0
        ? ['It could also be rewound: --rewind']
        : [`It cannot be rewound: ${noRewind.join(' ')}`]),
    '',
    'Plan',
    ...plan.steps.flatMap(({ title, commands, irreversible }) => [
      ...(irreversible ? ['  ─── point of no return ───'] : []),
      `  ${title}`,
      ...commands.map((command) => `      $ ${command}`),
    ]),
  ];
  return `${lines.join('\n')}\n`;
}
