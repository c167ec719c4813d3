import { defineCommand, type Invocation } from '#cli/command.ts';
import { bashScript } from '#cli/completion/bash.ts';
import { fishScript } from '#cli/completion/fish.ts';
import { wordsOf } from '#cli/completion/words.ts';
import { zshScript } from '#cli/completion/zsh.ts';
import { GLOBAL_OPTIONS } from '#cli/global-options.ts';
import { EXIT, OpsError } from '#domain/errors.ts';

const SCRIPTS = { bash: bashScript, zsh: zshScript, fish: fishScript };

export default defineCommand({
  name: 'completion',
  group: 'more',
  summary: 'A script that lets your shell complete commands and options',
  usage: 'bash | zsh | fish',
  verbs: {
    bash: { summary: 'For bash: source <(cpm-console completion bash)' },
    zsh: { summary: 'For zsh: source <(cpm-console completion zsh)' },
    fish: { summary: 'For fish: cpm-console completion fish | source' },
  },
  examples: ['completion bash', 'completion fish'],
  run: async ({ verb, stdout }: Invocation): Promise<number> => {
    if (verb === null || !isShell(verb))
      throw new OpsError('usage', 'Which shell is it for?', { hint: 'Say bash, zsh or fish.', exit: 'usage' });
    const { commands } = await import('#cli/registry.ts');
    stdout.write(SCRIPTS[verb](wordsOf(commands, GLOBAL_OPTIONS)));
    return EXIT.ok;
  },
});

function isShell(name: string): name is keyof typeof SCRIPTS {
  return name in SCRIPTS;
}
