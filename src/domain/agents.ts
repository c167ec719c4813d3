/** An agent command line: how it is called, and how to learn without spending tokens whether it is logged in. */
export interface Agent {
  readonly id: string;
  readonly title: string;
  readonly command: string;
  /** Variables of which one that is set is a login of its own. */
  readonly keys: readonly string[];
  /** Files its login leaves; `~` is home. Only their existence is looked at. */
  readonly files: readonly string[];
  /** Documented to read only what is stored here: exit 0 is logged in, 1 is not. */
  readonly status?: readonly string[] | undefined;
  /** Whether none of these means not logged in; elsewhere a keychain may hold the login. */
  readonly conclusive?: readonly string[] | undefined;
  /** Variables that say where it keeps its files. */
  readonly homes?: readonly string[] | undefined;
  readonly login: string;
}

/** What is known of agent command lines. Names beside these work too: found and version are told, the login is not. */
export const AGENTS: readonly Agent[] = [
  {
    id: 'claude',
    title: 'Claude Code',
    command: 'claude',
    keys: ['ANTHROPIC_API_KEY', 'CLAUDE_CODE_OAUTH_TOKEN'],
    files: ['~/.claude/.credentials.json'],
    // Elsewhere the login is in the keychain.
    conclusive: ['linux'],
    login: 'claude, then /login',
  },
  {
    id: 'codex',
    title: 'Codex',
    command: 'codex',
    keys: ['CODEX_API_KEY'],
    files: [],
    status: ['login', 'status'],
    homes: ['CODEX_HOME'],
    login: 'codex login',
  },
  {
    id: 'gemini',
    title: 'Gemini',
    command: 'gemini',
    keys: ['GEMINI_API_KEY', 'GOOGLE_API_KEY'],
    files: ['~/.gemini/oauth_creds.json', '~/.gemini/.env'],
    login: 'gemini, then /auth',
  },
  {
    id: 'opencode',
    title: 'opencode',
    command: 'opencode',
    keys: [],
    files: ['~/.local/share/opencode/auth.json'],
    login: 'opencode auth login',
  },
  {
    id: 'cursor-agent',
    title: 'Cursor Agent',
    command: 'cursor-agent',
    keys: ['CURSOR_API_KEY'],
    // Its status command asks the vendor's server.
    files: [],
    login: 'cursor-agent login',
  },
  {
    id: 'aider',
    title: 'aider',
    command: 'aider',
    keys: ['ANTHROPIC_API_KEY', 'OPENAI_API_KEY', 'GEMINI_API_KEY', 'OPENROUTER_API_KEY', 'DEEPSEEK_API_KEY'],
    files: [],
    login: 'aider --api-key PROVIDER=KEY, or a key in .aider.conf.yml',
  },
];

/** The agent of that name; an unknown name is taken for a command. */
export function agentOf(name: string): Agent {
  const known = AGENTS.find((agent) => agent.id === name || agent.command === name);
  return known ?? { id: name, title: name, command: name, keys: [], files: [], login: name };
}

/** The first thing in what a program printed that looks like a version: `2.0.44 (Claude Code)` says 2.0.44. */
export function versionIn(printed: string): string | null {
  return /(?:^|[^\d.])v?(\d+\.\d+(?:\.\d+)*(?:[-+][\w.+-]+)?)/.exec(printed)?.[1] ?? null;
}
