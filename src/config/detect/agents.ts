import type { Shell } from '#services/ports/shell.ts';

/** Command lines of coding agents, as their makers name them. */
export const AGENTS: readonly string[] = [
  'claude',
  'codex',
  'gemini',
  'aider',
  'opencode',
  'goose',
  'amp',
  'crush',
  'qwen',
  'cursor-agent',
  'copilot',
];

/** Those of them that are on PATH; none is started. */
export async function findAgents(shell: Shell): Promise<string[]> {
  const paths = await Promise.all(AGENTS.map((name) => shell.which(name)));
  return AGENTS.filter((_name, index) => paths[index] !== null);
}
