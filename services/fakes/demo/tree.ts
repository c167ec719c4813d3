import type { DemoFile } from './files.ts';
import { HOME, PROJECTS } from './projects.ts';
import { GIB, HOUR, MINUTE, START } from './times.ts';

const FRAMEWORK = `${HOME}/projects/claude-pm`;

/** The files of `atlas` that anybody looks at, as they are at a moment. */
export function demoTree(now: number): ReadonlyMap<string, DemoFile> {
  const old = START - 30 * HOUR;
  const tree = new Map<string, DemoFile>();
  for (const { id, path, version } of PROJECTS) {
    tree.set(`${path}/package.json`, file(`${JSON.stringify({ name: id, version }, null, 2)}\n`, old));
    tree.set(`${path}/README.md`, file(`# ${id}\n`, old));
    tree.set(`${path}/CLAUDE.md`, file(`# How to work on ${id}\n`, old));
    tree.set(`${path}/.git/HEAD`, file('ref: refs/heads/main\n', old));
  }
  for (const name of ['CLAUDE.md', 'README.md', 'package.json', 'trackdown/BACKLOG.md', 'docs/INSTRUCTIONS.md'])
    tree.set(
      `${FRAMEWORK}/${name}`,
      file(name === 'package.json' ? '{"name":"claude-multiagent-pm"}\n' : '# …\n', old),
    );
  for (const name of ['scripts/start.sh', 'logs/health-monitor.log']) tree.set(`${FRAMEWORK}/${name}`, file('', old));
  tree.set(`${HOME}/.claude/.credentials.json`, file('{}', old));
  tree.set(`${HOME}/.gemini/oauth_creds.json`, file('{}', old));
  tree.set('/data/backups/atlas-2026-11-20.tar.zst', { ...file('', START - 6 * HOUR), bytes: 3 * GIB });
  tree.set('/var/log/atlas/app.log', file(keptLog(now), now));
  return tree;
}

let last = { step: Number.NaN, text: '' };

/** The log as it is; made anew only when it has another line. */
function keptLog(now: number): string {
  const step = Math.floor((now - START) / (MINUTE / 6));
  if (step !== last.step) last = { step, text: logOf(now) };
  return last.text;
}

/** A line every ten seconds from an hour before the start on, three of them errors. */
function logOf(now: number): string {
  const lines: string[] = [];
  for (let at = START - HOUR; at <= now; at += MINUTE / 6) {
    const minute = Math.round((at - START) / MINUTE);
    const error = [-52, -31, -4].includes(minute) && at % MINUTE < 10_000;
    const text = error ? 'ERROR could not bind 127.0.0.1:7001: EADDRINUSE' : 'INFO request served in 12 ms';
    lines.push(`${new Date(at).toISOString()} ${text}`);
  }
  return `${lines.join('\n')}\n`;
}

function file(text: string, modifiedAt: number): DemoFile {
  return { text, modifiedAt };
}
