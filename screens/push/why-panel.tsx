import { type Look, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { shorten } from '#components/width.ts';
import { plural } from '#domain/format.ts';
import type { PushReview } from '#domain/push/review.ts';
import type { Area } from '#screens/place.ts';

import { fittingWhy, type WhyRow, whyRows } from './why-rows.ts';

const REASON = 20;

interface WhyPanelProps extends Area {
  readonly review: PushReview;
  readonly frame: 'panel' | 'section';
}

/** Commit by commit, what makes the version; and the versions to choose from. */
export function WhyPanel({ review, frame, width, height }: WhyPanelProps) {
  const look = useLook();
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const { rows, more } = fittingWhy(whyRows(review), height - (frame === 'panel' ? 2 : 1));
  const { files, insertions, deletions } = review.diffstat;
  const note = `${plural(review.why.length, 'commit')}, ${plural(files, 'file')} +${insertions} -${deletions}`;
  const firstCandidate = rows.findIndex(({ type }) => type === 'candidate');
  return (
    <Frame title={titleOf(review)} note={note} width={width} height={height} focused>
      {rows.map((row, index) => (
        <Row key={index} width={inner} selected={row.type === 'candidate' && row.chosen} cells={cellsOf(row, look)} />
      ))}
      {more > 0 && firstCandidate !== 0 && (
        <Row width={inner} cells={[{ text: `  ${plural(more, 'more commit')}`, dim: true }]} />
      )}
    </Frame>
  );
}

function titleOf({ bump, next, kind }: PushReview): string {
  if (kind === 'quick') return 'Commits';
  if (next === null) return 'Nothing to release';
  return bump === null ? `Why ${next}` : `Why ${bump.startsWith('explicit:') ? next : bump}`;
}

function cellsOf(row: WhyRow, { colors, glyphs }: Look): readonly Cell[] {
  switch (row.type) {
    case 'gap':
      return [];
    case 'warning':
      return [
        { text: `      ${glyphs.warning} `, color: colors.warning },
        { text: row.text, grow: true, color: colors.warning },
      ];
    case 'candidate': {
      const { bump, version, recommended } = row.candidate;
      return [
        { text: row.chosen ? `${glyphs.selected} ` : '  ', bold: true },
        { text: bump.startsWith('explicit:') ? 'other' : bump, width: 11 },
        { text: `${version}  `, bold: true },
        { text: recommended ? 'recommended' : '', grow: true, dim: true },
      ];
    }
    case 'commit': {
      const { counts, subject, hash, reason } = row.commit;
      const color = { major: colors.critical, minor: colors.accent, patch: colors.ok, none: colors.dim }[counts];
      return [
        { text: counts === 'none' ? '-' : counts, width: 6, color },
        { text: subject, grow: true, dim: counts === 'none' },
        { text: counts === 'none' ? ` ${shorten(reason, REASON)}` : '', dim: true },
        { text: ` ${hash.slice(0, 7)}`, dim: true },
      ];
    }
  }
}
