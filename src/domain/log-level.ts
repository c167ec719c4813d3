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
