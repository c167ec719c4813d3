import { LONGEST_MS, parseDuration } from '#domain/duration.ts';

const PLAIN = /^\d+(?:\.\d+)?$/;
const MINUTE_MS = 60_000;
const SECOND_MS = 1000;
/** What is shorter makes no sense for anything that is repeated. */
const SHORTEST_MS = 10;

/** Time between two lines as the guides write it: `5` is minutes, `5m` and `300s` say what they are. Ms; null for what is none. */
export function intervalOf(text: string): number | null {
  return timeOf(text, MINUTE_MS);
}

/** How long to watch: `300` is seconds, as the guides write it. Ms; null for what is none. */
export function watchTimeOf(text: string): number | null {
  return timeOf(text, SECOND_MS);
}

function timeOf(text: string, plainMs: number): number | null {
  const clean = text.trim();
  const ms = PLAIN.test(clean) ? Number(clean) * plainMs : parseDuration(clean);
  return ms !== null && ms >= SHORTEST_MS && ms <= LONGEST_MS ? Math.round(ms) : null;
}
