import { levelOfPriority, levelOfWord } from './logs/level.ts';
import { ERROR, LEVELS } from './logs/level/codes.ts';
import { textLevel } from './logs/level/text.ts';
import type { LogLevel } from './logs/line.ts';

/** Cheap first question: whether a line could be an error at all. */
export const SUSPECT =
  /ERR|EROR|FATAL|FTL|CRIT|SEVERE|PANIC|EMERG|ALERT|evel|everity|LEVEL|SEVERITY|[lL]vl|LVL|\[(?:[Ee]r|[Ff]atal|[Ff]tl|[Cc]rit|[Ee]merg|[Aa]lert|[Dd]?[Pp]anic|[Ss]evere)/;

/** More of a line never decides. */
const MOST = 8192;
const scratch = new Uint8Array(MOST);

/**
 * Whether a log line was written at level ERROR, FATAL, CRITICAL or worse: as a field of it (`"level":50`, `level=error`),
 * or as a word in the place of a level, before which stand only time, host, program and logger. `no ERRORs found` is none.
 */
export function isErrorLine(line: string): boolean {
  return codeOf(line) >= ERROR;
}

const PRIORITY = /^<(\d{1,3})>/;
/** `E1121 10:00:00.123456 4127 main.go:12] …` of Kubernetes. */
const KLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d/;
const KLOG_LEVELS: Readonly<Record<string, LogLevel>> = { I: 'info', W: 'warning', E: 'error', F: 'fatal' };
/** What runtimes print when something was thrown and nobody caught it. */
const THROWN = /^(?:Uncaught |Unhandled )?(?:[\w$]+\.)*[A-Z]?\w*(?:Error|Exception)(?: \[[\w]+\])?:|^Traceback \(most/;
/** `fatal: not a git repository`: small words that a program ends with. */
const LAST_WORDS = /^([a-z]{3,9}): /;
const TABBED = /\t(trace|debug|info|warn|error|dpanic|panic|fatal)\t/;

/**
 * How severe a line says it is: as a field, a syslog priority, or a word in the place of a level, in the spelling of any
 * logger; also what a runtime prints for an error that nobody caught. Null when it says nothing. Every line that
 * {@link isErrorLine} counts is `error` or `fatal` here.
 */
export function levelOf(line: string): LogLevel | null {
  const said = LEVELS[codeOf(line)] ?? null;
  if (said !== null) return said;
  const start = line.trimStart();
  const priority = PRIORITY.exec(start)?.[1];
  if (priority !== undefined && Number(priority) < 192) return levelOfPriority(Number(priority));
  const klog = KLOG.exec(start)?.[1];
  if (klog !== undefined) return KLOG_LEVELS[klog] ?? null;
  if (THROWN.test(start)) return 'error';
  return levelOfWord((TABBED.exec(start.slice(0, 400)) ?? LAST_WORDS.exec(start))?.[1] ?? '');
}

function codeOf(line: string): number {
  const length = Math.min(line.length, MOST);
  // A character beyond one byte is as good as any letter to the rules.
  for (let at = 0; at < length; at += 1) scratch[at] = Math.min(line.charCodeAt(at), 0xff);
  return textLevel(scratch, 0, length);
}
