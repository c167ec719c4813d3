import type { Candidate, PushReview, WhyCommit } from '#domain/push/review.ts';

/** A line of the panel that says why: a commit, a warning about it, or a version to choose. */
export type WhyRow =
  | { readonly type: 'commit'; readonly commit: WhyCommit }
  | { readonly type: 'warning'; readonly text: string }
  | { readonly type: 'gap' }
  | { readonly type: 'candidate'; readonly candidate: Candidate; readonly chosen: boolean };

/** The lines in order: commits that count first, then the versions. */
export function whyRows(review: PushReview): readonly WhyRow[] {
  const weight = { major: 0, minor: 1, patch: 2, none: 3 } as const;
  const commits = review.why.toSorted((a, b) => weight[a.counts] - weight[b.counts]);
  const versions = review.candidates.map((candidate) => ({
    type: 'candidate' as const,
    candidate,
    chosen: candidate.version === review.next,
  }));
  return [
    ...commits.flatMap((commit): WhyRow[] => [
      { type: 'commit', commit },
      ...commit.warnings.map((text) => ({ type: 'warning' as const, text })),
    ]),
    ...(versions.length > 0 && commits.length > 0 ? [{ type: 'gap' as const }] : []),
    ...versions,
  ];
}

/** What fits in `room` lines: all versions, and as many commits as there is room for. */
export function fittingWhy(rows: readonly WhyRow[], room: number): { rows: readonly WhyRow[]; more: number } {
  if (rows.length <= room) return { rows, more: 0 };
  const versions = rows.filter(({ type }) => type === 'candidate');
  const others = rows.filter(({ type }) => type === 'commit' || type === 'warning');
  const left = Math.max(0, room - versions.length - 1);
  const shown = left > 0 ? others.slice(0, left) : [];
  const more = others.slice(shown.length).filter(({ type }) => type === 'commit').length;
  return { rows: [...shown, ...versions], more };
}
