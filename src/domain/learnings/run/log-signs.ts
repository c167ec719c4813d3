import { signsIn } from '#domain/diagnosis/service/log-signs.ts';
import { levelOf } from '#domain/log-level.ts';
import { isAtLeast } from '#domain/logs/level.ts';

const MOST_ERRORS = 5;

/** What the log of a run says of what was wrong: lines with a known meaning first, then the last errors. */
export function symptomsIn(log: string): readonly string[] {
  const lines = log.split('\n').filter((line) => line !== '' && !/^[$#] /.test(line));
  const errors = lines.filter((line) => isAtLeast(levelOf(line), 'error')).slice(-MOST_ERRORS);
  return [...new Set([...signsIn(lines).map(({ line }) => line), ...errors])];
}

/** Programs that the run called, as its log has them: `npm`, `systemctl`. */
export function programsIn(log: string): readonly string[] {
  return log.split('\n').flatMap((line) => (line.startsWith('$ ') ? (programOf(line.slice(2)) ?? []) : []));
}

/** The program of a command line, without its folder; `sudo` is not what was used. */
export function programOf(command: string): string | null {
  const words = command.trim().split(/\s+/);
  const file = words[0] === 'sudo' ? words.slice(1).find((word) => !word.startsWith('-')) : words[0];
  const name = file?.split('/').at(-1) ?? '';
  return /^[\w.+-]+$/.test(name) ? name : null;
}
