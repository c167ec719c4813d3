import type { LogLine } from '#domain/logs/line.ts';
import type { Redactor } from '#domain/redact/redactor.ts';
import type { LogPage, Logs, LogReader } from '#services/ports/logs.ts';

/** Logs without the secrets that are known or look like one: a log is the first place in which one turns up. */
export function redactedLogs(logs: Logs, redactor: () => Promise<Redactor>): Logs {
  return {
    async open(sources, signal) {
      const [reader, made] = await Promise.all([logs.open(sources, signal), redactor()]);
      return redactedReader(reader, (text) => made.redact(text));
    },
  };
}

function redactedReader(reader: LogReader, redact: (text: string) => string): LogReader {
  const clean = (line: LogLine): LogLine => {
    const text = redact(line.text);
    return text === line.text ? line : { ...line, text };
  };
  const page = async (asked: Promise<LogPage>): Promise<LogPage> => {
    const found = await asked;
    return { ...found, lines: found.lines.map(clean) };
  };
  return {
    before: (...asked) => page(reader.before(...asked)),
    after: (...asked) => page(reader.after(...asked)),
    since: (...asked) => page(reader.since(...asked)),
    async find(...asked) {
      const found = await reader.find(...asked);
      return found && { ...found, line: clean(found.line) };
    },
    follow: (mark, query, onLines) => reader.follow(mark, query, (lines) => onLines(lines.map(clean))),
    get notices() {
      return reader.notices;
    },
    close: () => reader.close(),
  };
}
