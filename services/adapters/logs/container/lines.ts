import { belongings } from '#domain/logs/belonging.ts';
import { shown } from '#domain/logs/sanitise.ts';
import type { StreamLine } from '#services/adapters/logs/stream.ts';

import { placed, type Said } from './moment.ts';

/** Lines as they are shown; the time is the one the engine gave, whatever the line itself says. */
export function linesOf(said: readonly Said[]): StreamLine[] {
  const texts = said.map(({ text, beyond }) => shown(text, beyond));
  const levels = belongings(
    texts.map(({ text }) => text),
    0,
  );
  return said.map(({ start, end }, index) => {
    const at = Number(start.at / 1_000_000n);
    const { text, cut } = texts[index] ?? { text: '', cut: 0 };
    return { start: placed(start), end: placed(end), at, key: at, level: levels[index]?.level ?? null, text, cut };
  });
}
