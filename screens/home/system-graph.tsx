import { chart } from '#components/chart.ts';
import { Row } from '#components/row.tsx';

import type { Scene } from './scene.ts';

const LEAST_LINES = 4;
const MOST_LINES = 12;

interface SystemGraphProps {
  readonly scene: Scene;
  readonly width: number;
  /** Free lines below the rows. */
  readonly lines: number;
}

/** A quarter, a half or all: the scale changes rarely. */
const roundTop = (most: number): number => (most <= 25 ? 25 : most <= 50 ? 50 : 100);

/** How busy the processors were, where the panel has lines to spare. */
export function SystemGraph({ scene, width, lines }: SystemGraphProps) {
  const { look, readings, trends } = scene;
  const cpu = readings['cpu:host'];
  if (look.plain || cpu === undefined || lines < LEAST_LINES) return null;
  const columns = width - 9;
  const values = (trends[cpu.id] ?? []).slice(-columns);
  const height = Math.min(MOST_LINES, lines - 1);
  const top = roundTop(Math.max(0, ...values.map((value) => value ?? 0)));
  const drawn = chart(values, height, look.glyphs, top);
  const minutes = Math.max(1, Math.round((columns * cpu.intervalMs) / 60_000));
  return (
    <>
      <Row width={width} cells={[{ text: `  CPU, last ${minutes} m`, dim: true }]} />
      {drawn.map((line, index) => (
        <Row
          key={index}
          width={width}
          cells={[
            { text: index === 0 ? `${top} %` : index === height - 1 ? '0' : '', width: 8, align: 'right', dim: true },
            { text: ' ' },
            { text: line.padStart(columns), color: look.colors.accent },
          ]}
        />
      ))}
    </>
  );
}
