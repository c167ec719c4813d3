import { lasting, plural } from '#domain/format.ts';
import { type PushReview, type ReviewedPlace, titleOf } from '#domain/push/review.ts';

const MARK = { ok: '✔', warning: '⚠', blocked: '✘', unknown: '?' } as const;

/** A review as text for a terminal or a file. */
export function reviewText(review: PushReview): string {
  const { project, current, next, branch, remote, bump, why, diffstat, findings, changelog, plan } = review;
  const versions = next === null ? (current ?? 'no release yet') : `${current ?? 'no release yet'} → ${next}`;
  const commits = `${why.length} commits, ${diffstat.files} files +${diffstat.insertions} -${diffstat.deletions}`;
  const lines = [
    `Push ${titleOf(project)}   ${versions}   ${branch} → ${remote.name}   nothing has been changed yet`,
    '',
    `Why ${bump ?? 'nothing'}   ${commits}`,
    ...why.flatMap(({ hash, subject, counts, reason, warnings }) => [
      `  ${counts.padEnd(5)} ${hash.slice(0, 7)} ${subject}   (${reason})`,
      ...warnings.map((warning) => `        ⚠ ${warning}`),
    ]),
    '',
    ...findings.map(({ level, text, hint }) => `${MARK[level]} ${text}${hint === null ? '' : `   ${hint}`}`),
    ...(changelog === null ? [] : ['', changelog.file, ...indented(changelog.entry)]),
    ...placeLines(review.places ?? []),
    ...(plan === null ? [] : ['', `Plan${timeOf(review)}`, ...planLines(review)]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

const placeLines = (places: readonly ReviewedPlace[]): readonly string[] =>
  places.length === 0
    ? []
    : [
        '',
        'Places of documents that name the version',
        ...places.map(
          ({ file, line, before, after, taken, open }) =>
            `  ${taken ? '✔' : open ? '?' : '○'} ${file}:${line}   ${taken ? after : before}${taken ? '' : '   stays'}`,
        ),
      ];

function timeOf({ estimateMs, earlierRuns }: PushReview): string {
  return estimateMs === null ? '' : `   about ${lasting(estimateMs)}, as ${plural(earlierRuns, 'earlier run')} took`;
}

function planLines({ plan }: PushReview): readonly string[] {
  const steps = plan?.steps ?? [];
  const point = steps.find(({ irreversible }) => irreversible)?.id;
  return (plan?.phases ?? []).flatMap(({ id, title }) => {
    const own = steps.filter(({ phase }) => phase === id);
    return own.length === 0
      ? []
      : [
          `  ${title}`,
          ...own.flatMap(({ id: step, title: what, commands, skipped }) => [
            ...(step === point ? ['  ─── point of no return ───'] : []),
            `    ${what}${skipped === null ? '' : `   skipped: ${skipped}`}`,
            ...commands.map((command) => `        $ ${command}`),
          ]),
        ];
  });
}

const indented = (text: string): readonly string[] =>
  text
    .trimEnd()
    .split('\n')
    .map((line) => `  ${line}`.trimEnd());
