import type { Command } from '#services/ports/shell.ts';

/** What a program of ana's projects prints, and how slowly. */
export interface Script {
  readonly lines: readonly string[];
  /** Between two lines. */
  readonly everyMs: number;
}

const TESTS = ['retries stop at the budget', 'idle sockets are closed', 'a refund is paid once', 'sums are in cents'];

/** The script of a command that takes its time; null for those that answer at once. */
export function scriptOf({ file, args }: Command): Script | null {
  const [first = ''] = args;
  if (file === 'npm' && first === 'ci') return { lines: ['', 'added 212 packages in 2s'], everyMs: 700 };
  if (file === 'npm' && first === 'test') return { lines: testLines(64), everyMs: 180 };
  if (file === 'npm' && first === 'publish')
    return {
      lines: ['npm notice 14 files, 48.2 kB', `+ ${args[1]?.replace(/-(\d[\d.]*)\.tgz$/, '@$1') ?? ''}`],
      everyMs: 900,
    };
  if (file === 'git' && first === 'push') return { lines: ['To github.com', ' * [new tag]', ' done'], everyMs: 500 };
  if (file === 'git' && (first === 'commit' || first === 'tag')) return { lines: [], everyMs: 300 };
  if (file.endsWith('deploy.sh')) return { lines: [`deploying to ${first}`, 'healthy'], everyMs: 900 };
  return null;
}

function testLines(count: number): readonly string[] {
  const each = Array.from({ length: count }, (_, at) => `✔ ${TESTS[at % TESTS.length]} (${(at * 7) % 41} ms)`);
  return ['> node --test', ...each, `# ${count} of ${count} went well`];
}
