import { type Look, useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import { lasting, plural } from '#domain/format.ts';
import type { Finding, PushReview } from '#domain/push/review.ts';
import type { Area } from '#screens/place.ts';
import { planCells } from '#screens/runs/plan-lines.ts';

import { type PlanRow, planRows, runOfPlan } from './plan-rows.ts';

interface PlanOfProps extends Area {
  readonly review: PushReview;
  readonly frame: 'panel' | 'section';
  /** What a dry run found, in the place of the plan. */
  readonly dry: readonly string[] | null;
}

/** What was looked at, and what will be done. */
export function PlanOf({ review, frame, dry, width, height }: PlanOfProps) {
  const look = useLook();
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const room = height - (frame === 'panel' ? 2 : 1);
  if (dry !== null)
    return (
      <Frame title="Dry run" note="only what looks; nothing was changed" width={width} height={height}>
        {dry.slice(0, room).map((text) => (
          <Row key={text} width={inner} cells={[{ text, grow: true }]} />
        ))}
      </Frame>
    );
  const rows = planRows(review, room);
  const blocked = review.findings.filter(({ level }) => level === 'blocked').length;
  const title = blocked > 0 ? `Plan: ${plural(blocked, 'thing')} in the way` : 'Plan';
  return (
    <Frame title={title} note={estimate(review)} width={width} height={height}>
      {rows.slice(0, room).map((row, index) => (
        <Row key={index} width={inner} cells={cellsOf(row, review, look, inner)} />
      ))}
    </Frame>
  );
}

function estimate({ estimateMs, earlierRuns, publishes }: PushReview): string {
  const usual = estimateMs === null ? '' : `about ${lasting(estimateMs)} (median of ${plural(earlierRuns, 'run')})`;
  return [usual, publishes.length === 0 ? 'publishes nothing' : ''].filter((part) => part !== '').join('   ');
}

function cellsOf(row: PlanRow, review: PushReview, look: Look, width: number): readonly Cell[] {
  const { glyphs, colors } = look;
  switch (row.type) {
    case 'gap':
      return [];
    case 'words':
      return [{ text: row.text, grow: true, dim: true }];
    case 'hint':
      return [{ text: `    ${row.text}`, grow: true, dim: true }];
    case 'fine':
      return [
        { text: `${glyphs.done} `, color: colors.ok },
        { text: row.text, grow: true, dim: true },
      ];
    case 'finding': {
      const { glyph, color } = findingMark(row.finding, look);
      return [
        { text: `${glyph} `, color, bold: true },
        { text: row.finding.text, grow: true, color: row.finding.level === 'blocked' ? color : undefined },
      ];
    }
    case 'line':
      return planCells(runOfPlan(review), row.line, look, width);
  }
}

/** Glyph and colour of a finding; its words say the same. */
export function findingMark({ level }: Finding, { glyphs, colors }: Look) {
  const marks = {
    ok: { glyph: glyphs.done, color: colors.ok },
    warning: { glyph: glyphs.warning, color: colors.warning },
    blocked: { glyph: glyphs.critical, color: colors.critical },
    unknown: { glyph: glyphs.unknown, color: colors.unknown },
  };
  return marks[level];
}
