import { grouped } from '#domain/format.ts';
import { lineTime } from '#domain/log-time.ts';
import type { LogLine } from '#domain/logs/line.ts';

interface Style {
  readonly times: boolean;
  /** Width of the names before the lines; 0 for none. */
  readonly names: number;
  /** Epoch ms. */
  readonly now: number;
}

/** One line for a person: the name of its source among several, its time when it does not say it itself, its text. */
export function textOf({ source, at, text, cut }: LogLine, { times, names, now }: Style): string {
  const name = names === 0 ? '' : `${source.padEnd(names)} | `;
  const time = times && at !== null && !text.startsWith(' ') && lineTime(text, now) === null ? `${stamp(at)} ` : '';
  const rest = cut === 0 ? '' : ` … ${grouped(cut)} more characters`;
  return `${name}${time}${text}${rest}\n`;
}

/** One line for a program. */
export function lineJson({ source, at, level, text, cut }: LogLine) {
  return { source, at: at === null ? null : new Date(at).toISOString(), level, text, cutCharacters: cut };
}

/** `2026-11-20 14:30:05.123` in local time. */
function stamp(at: number): string {
  const local = new Date(at - new Date(at).getTimezoneOffset() * 60_000);
  return local.toISOString().slice(0, 23).replace('T', ' ');
}
