/** What a real question to an agent takes. */
export interface AgentTask {
  /** Asked first: an option that this version does not know is not given to it. */
  readonly help: readonly string[];
  /** What the help must name. */
  readonly needs: string;
  readonly args: readonly string[];
  /** Whom it is sent to, and who pays. */
  readonly goesTo: string;
}

const PROMPT = 'Answer with the single word ready.';

const TASKS: Readonly<Record<string, AgentTask>> = {
  claude: { help: ['--help'], needs: '--print', args: ['--print', PROMPT], goesTo: 'Anthropic' },
  codex: {
    help: ['exec', '--help'],
    needs: '--skip-git-repo-check',
    args: ['exec', '--skip-git-repo-check', PROMPT],
    goesTo: 'OpenAI',
  },
  gemini: { help: ['--help'], needs: '--prompt', args: ['--prompt', PROMPT], goesTo: 'Google' },
  opencode: { help: ['--help'], needs: 'opencode run', args: ['run', PROMPT], goesTo: 'the provider it is set to' },
  'cursor-agent': { help: ['--help'], needs: '--print', args: ['--print', PROMPT], goesTo: 'Cursor' },
  aider: {
    help: ['--help'],
    needs: '--message',
    args: ['--no-git', '--message', PROMPT],
    goesTo: 'the provider it is set to',
  },
};

/** How a question is put to an agent without its screen; null where nobody knows. */
export const taskOf = (agent: string): AgentTask | null => TASKS[agent] ?? null;

/** What it costs, before somebody agrees. */
export const costWords = ({ goesTo }: AgentTask): string =>
  `It sends one short question to ${goesTo} and uses some thousand tokens of your account: a few cents at most, or a little of your plan.`;
