import { levelOfNumber, levelOfPriority, levelOfWord } from './logs/level.ts';
import type { LogLevel } from './logs/line.ts';

/** Cheap first question: whether a line could be an error at all. */
export const SUSPECT =
  /ERROR|FATAL|CRITICAL|"level"|"severity"|level=|severity=|\[(?:error|fatal|critical|crit|emerg|alert)\]/;

const FIELD =
  /"(?:level|severity|levelname)"\s*:\s*(?:"(?:error|fatal|critical|crit|panic|emerg|emergency|alert)"|[5-6]0\b)|\b(?:level|severity|lvl)=["']?(?:error|fatal|critical|crit|panic|emerg|alert)\b/i;
const BRACKETED = /^\[(?:error|fatal|critical|crit|emerg|alert)\]:?$/i;
const LEVEL = /^[[(<|"']*(?:ERROR|FATAL|CRITICAL)(?:[\])>|"':,]|$)/;
/** Another level in the same place decides, whatever follows it: `INFO no ERROR found`. */
const OTHER = /^[[(<|"']*(?:TRACE|DEBUG|VERBOSE|INFO|NOTICE|WARN|WARNING|OK|SUCCESS)(?:[\])>|"':,]|$)/i;
/** What stands before a level: times, brackets, numbers, names of hosts' programs and loggers. */
const HEADER =
  /\d|^[[({<|*-]|[\])}>|:,]$|[./]|^(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec|mon|tue|wed|thu|fri|sat|sun|utc|gmt|am|pm)$/i;
const MOST_WORDS = 12;

/**
 * Whether a log line was written at level ERROR, FATAL or CRITICAL: as a field (`"level":50`, `level=error`), or as a
 * word in the place of a level, before which stand only time, host, program and logger. `no ERRORs found` is none.
 */
export function isErrorLine(line: string): boolean {
  const start = line.trimStart();
  if (FIELD.test(start)) return true;
  const words = start.slice(0, 400).split(/\s+/, MOST_WORDS);
  for (const [index, word] of words.entries()) {
    if (LEVEL.test(word) || BRACKETED.test(word)) return true;
    if (OTHER.test(word)) return false;
    if (!HEADER.test(word) && !isName(words, index)) return false;
  }
  return false;
}

const ANY_FIELD =
  /"(?:level|severity|levelname|log\.level|lvl)"\s*:\s*(?:"([a-z]+)"|(\d{1,3})\b)|\b(?:level|severity|lvl)=["']?([a-z]+)/i;
const PRIORITY = /^<(\d{1,3})>/;
/** `E1121 10:00:00.123456 4127 main.go:12] …` of Kubernetes. */
const KLOG = /^([IWEF])\d{4} \d\d:\d\d:\d\d\.\d/;
const KLOG_LEVELS: Readonly<Record<string, LogLevel>> = { I: 'info', W: 'warning', E: 'error', F: 'fatal' };
/** What runtimes print when something was thrown and nobody caught it. */
const THROWN = /^(?:Uncaught |Unhandled )?(?:[\w$]+\.)*[A-Z]?\w*(?:Error|Exception)(?: \[[\w]+\])?:|^Traceback \(most/;
const TABBED = /\t(trace|debug|info|warn|error|dpanic|panic|fatal)\t/;
/** A level in capitals, in brackets or before a colon; a plain small word is one of the sentence. */
const MARKED = /^(?:[[(<|"'*]*([A-Z]{3,11})(?:[\])>|"':,]|$)|[[(<|]+([A-Za-z]{3,11})[\])>|]:?$|([A-Za-z]{3,11}):$)/;

/**
 * How severe a line says it is: as a field, a syslog priority, or a word in the place of a level, in the spelling of any
 * logger; also what a runtime prints for an error that nobody caught. Null when it says nothing. Every line that
 * {@link isErrorLine} counts is `error` or `fatal` here.
 */
export function levelOf(line: string): LogLevel | null {
  const start = line.trimStart();
  const field = ANY_FIELD.exec(start);
  if (field !== null) {
    const said = field[2] === undefined ? levelOfWord(field[1] ?? field[3] ?? '') : levelOfNumber(Number(field[2]));
    if (said !== null) return said;
  }
  const priority = PRIORITY.exec(start)?.[1];
  if (priority !== undefined && Number(priority) < 192) return levelOfPriority(Number(priority));
  const klog = KLOG.exec(start)?.[1];
  if (klog !== undefined) return KLOG_LEVELS[klog] ?? null;
  if (THROWN.test(start)) return 'error';
  return levelInPlace(start) ?? levelOfWord(TABBED.exec(start.slice(0, 400))?.[1] ?? '');
}

function levelInPlace(start: string): LogLevel | null {
  const words = start.slice(0, 400).split(/\s+/, MOST_WORDS);
  for (const [index, word] of words.entries()) {
    const marked = MARKED.exec(word);
    const level = marked === null ? null : levelOfWord(marked[1] ?? marked[2] ?? marked[3] ?? '');
    if (level !== null) return level;
    if (!HEADER.test(word) && !isName(words, index)) return null;
  }
  return null;
}

const TALK =
  /^(?:no|not|any|an?|the|without|zero|last|previous|old|this|that|if|on|of|for|clear|cleared|after|before)$/i;

/**
 * A bare word is a name when its place says so: in `14:38:52 atlas app[12]: ERROR` a host before its program,
 * in `14:38:52 - jobs - ERROR` and `14:38:52 jobs ERROR` a logger.
 */
function isName(words: readonly string[], index: number): boolean {
  const [before = '', word = '', after = ''] = [words[index - 1], words[index], words[index + 1]];
  if (/^[-|:]$/.test(after)) return true;
  if (!/\d:\d\d/.test(before)) return false;
  return /^[\w./-]+(?:\[\d+\])?:$/.test(after) || (LEVEL.test(after) && !TALK.test(word));
}
