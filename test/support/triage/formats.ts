import type { LogLevel } from '#domain/logs/line.ts';

import type { Entry, Random } from './generate.ts';
import { type Said, sayingOf } from './sayings.ts';

/** How programs write a line: the text before and around what they say. */
type Format = (at: number, random: Random) => Entry;

const iso = (at: number): string => new Date(at).toISOString();
const two = (number: number): string => String(number).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** Local time, as programs write it that say no zone. */
function local(at: number): { readonly day: string; readonly time: string; readonly syslog: string } {
  const date = new Date(at);
  const time = [date.getHours(), date.getMinutes(), date.getSeconds()].map(two).join(':');
  return {
    day: `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`,
    time,
    syslog: `${MONTHS[date.getMonth()]} ${String(date.getDate()).padStart(2)} ${time}`,
  };
}

const WORDS = {
  trace: 'TRACE',
  debug: 'DEBUG',
  info: 'INFO',
  warning: 'WARN',
  error: 'ERROR',
  fatal: 'FATAL',
} as const;
const NUMBERS = { trace: 10, debug: 20, info: 30, warning: 40, error: 50, fatal: 60 } as const;
const PYTHON = { ...WORDS, trace: 'DEBUG', warning: 'WARNING', fatal: 'CRITICAL' } as const;

function entry(said: Said, text: string, more = 0, level: LogLevel = said.level): Entry {
  return { level, text, template: said.template, more };
}

/** Whole seconds: the times of these formats say no more. */
const seconds = (at: number): number => Math.floor(at / 1000) * 1000;

export const FORMATS = {
  iso(at, random) {
    const said = sayingOf(random);
    const template = said.template && `web pid=# - ${said.template}`;
    const who = `web pid=${1000 + Math.floor(random() * 90)}`;
    return entry({ ...said, template }, `${iso(at)} [${WORDS[said.level]}] ${who} - ${said.text}`);
  },
  brackets(at, random) {
    const said = sayingOf(random);
    const { day, time } = local(seconds(at));
    return entry(said, `[${WORDS[said.level]}] ${day} ${time} ${said.text}`);
  },
  pino(at, random) {
    const said = sayingOf(random);
    const fields = { level: NUMBERS[said.level], time: at, pid: 4127, hostname: 'atlas', msg: said.text };
    return entry(said, JSON.stringify({ ...fields, reply: { level: 50, msg: 'ERROR' } }));
  },
  logfmt(at, random) {
    const said = sayingOf(random);
    const name = said.level === 'fatal' ? 'critical' : said.level;
    return entry(said, `time="${iso(at)}" level=${name} caller=main.go:12 msg=${JSON.stringify(said.text)}`);
  },
  syslog(at, random) {
    const said = sayingOf(random);
    return entry(said, `${local(seconds(at)).syslog} atlas app[412]: ${WORDS[said.level]} ${said.text}`);
  },
  python(at, random) {
    const told = sayingOf(random);
    const said: Said = told.level === 'trace' ? { ...told, level: 'debug' } : told;
    const { day, time } = local(at);
    const line = `${day} ${time},${String(at % 1000).padStart(3, '0')} - jobs.worker - ${PYTHON[said.level]} - ${said.text}`;
    if (said.level !== 'error' && said.level !== 'fatal') return entry(said, line);
    const trace = [
      'Traceback (most recent call last):',
      `  File "/srv/app/jobs.py", line ${Math.floor(random() * 900)}, in run`,
      '    raise ValueError("ERROR in the middle")',
      'ValueError: ERROR in the middle',
    ];
    return entry(said, [line, ...trace].join('\n'), trace.length);
  },
} as const satisfies Record<string, Format>;

export type FormatName = keyof typeof FORMATS;
