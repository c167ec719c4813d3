// Written by scripts/registry.ts from the files in src/cli/commands. Do not edit.
// All but `run` is written out, so that help and completion never load a command.

import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
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
    load: () => import('./commands/completion.ts'),
  },
  {
    name: 'project',
    group: 'noun',
    summary: 'Git projects: branch, changes, distance from the remote, unreleased work',
    usage: '[list | status [id...] | scan [folder...]]',
    verbs: {
      list: { summary: 'Your projects and what was last seen of them; looks at nothing' },
      status: { summary: 'Look now; with ids also components, remotes and unreleased commits', usage: '[id...]' },
      scan: { summary: 'Find git projects below folders and look at each', usage: '[folder...]' },
    },
    options: {
      json: { type: 'boolean', summary: 'Print one JSON document' },
      remote: { type: 'boolean', summary: 'status ID: also ask the remote, with ls-remote' },
      depth: { type: 'string', value: 'N', summary: 'scan: how many folders deep, 3 unless told' },
    },
    examples: ['project', 'project status api-gateway --remote', 'project scan ~/src --json'],
    place: 'projects',
    load: () => import('./commands/project.ts'),
  },
];
