import { useLook } from '#components/look.tsx';
import { Panel } from '#components/panel.tsx';
import { type Cell, Row } from '#components/row.tsx';
import { Section } from '#components/section.tsx';
import type { Palette } from '#components/themes.ts';
import type { Area } from '#screens/place.ts';

interface PreviewProps extends Area {
  readonly text: string;
  /** First line shown, from 0. */
  readonly from: number;
  readonly title: string;
  readonly frame: 'panel' | 'section';
  readonly focused?: boolean;
}

/** A YAML file as it would be written. */
export function Preview({ text, from, title, frame, focused = false, width, height }: PreviewProps) {
  const { colors } = useLook();
  const Frame = frame === 'panel' ? Panel : Section;
  const inner = width - (frame === 'panel' ? 4 : 0);
  const room = height - (frame === 'panel' ? 2 : 1);
  const lines = text.trimEnd().split('\n');
  const start = Math.max(0, Math.min(from, lines.length - room));
  const below = lines.length - start - room;
  return (
    <Frame title={title} note={below > 0 ? `${below} more below` : ''} width={width} height={height} focused={focused}>
      {lines.slice(start, start + room).map((line, at) => (
        <Row key={start + at} width={inner} cells={yamlCells(line, colors)} />
      ))}
    </Frame>
  );
}

const KEY = /^(\s*(?:- )*)([A-Za-z_][\w-]*:)(.*)$/;

/** Keys stand out, comments step back. */
function yamlCells(line: string, colors: Palette): readonly Cell[] {
  if (line.trimStart().startsWith('#')) return [{ text: line, dim: true, grow: true }];
  const [, lead, key, rest] = KEY.exec(line) ?? [];
  if (key === undefined) return [{ text: line, grow: true }];
  return [{ text: lead ?? '' }, { text: key, color: colors.accent }, { text: rest ?? '', grow: true }];
}
