// Written by scripts/registry.ts from the files in src/cli/commands. Do not edit.
// All but `run` is written out, so that help and completion never load a command.

import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'check',
    group: 'more',
    summary: 'The single checks: list, run, pause, resume',
    usage: '<list | run | pause | resume> [id...]',
    verbs: {
      list: { summary: 'Every check and what was last seen; looks at nothing', usage: '[id...]' },
      run: {
        summary: 'Look, unless the last look is younger than the interval',
        usage: '[id...] [--cached | --fresh]',
      },
      pause: { summary: 'Do not look and count it for nothing, for an hour unless told', usage: '<id> [--for 1h]' },
      resume: { summary: 'Look again', usage: '<id>' },
    },
    options: {
      for: { type: 'string', value: 'TIME', summary: 'pause: how long, 1h unless told.' },
      cached: { type: 'boolean', summary: 'Print what was last seen; look at nothing.' },
      fresh: { type: 'boolean', summary: 'Look at everything now, however young its reading is.' },
    },
    examples: ['check list', 'check run disk:/ --fresh', 'check pause http:api --for 30m', 'check resume http:api'],
    load: () => import('./commands/check.ts'),
  },
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
    name: 'config',
    group: 'noun',
    summary: 'The configuration: what holds, where it is, whether a file is right',
    usage: '[show | validate [file] | schema | path]',
    verbs: {
      show: { summary: 'Everything that holds now, with defaults and the environment; secrets hidden' },
      validate: { summary: 'Check a file in every environment; exit 2 when something is wrong', usage: '[file]' },
      schema: { summary: 'The JSON schema of the file, for editors' },
      path: { summary: 'Where the files are' },
    },
    options: { json: { type: 'boolean', summary: 'Print one JSON document' } },
    examples: ['config show --env production', 'config validate', 'config schema > config.schema.json'],
    withoutConfig: true,
    load: () => import('./commands/config.ts'),
  },
  {
    name: 'health',
    group: 'noun',
    summary: 'Health score, subsystems, failing checks and incidents',
    usage: '[--format F] [--explain] [--watch] [--cached | --fresh]',
    options: {
      format: {
        type: 'string',
        value: 'F',
        summary: 'One of text, json, seed, markdown, nagios, openmetrics, prometheus.',
        choices: ['text', 'json', 'seed', 'markdown', 'nagios', 'openmetrics', 'prometheus'],
      },
      explain: { type: 'boolean', summary: 'Say where every point of the score comes from and went.' },
      watch: { type: 'boolean', summary: 'Stay, and print again whenever something changed.' },
      cached: { type: 'boolean', summary: 'Print what was last seen; look at nothing.' },
      fresh: { type: 'boolean', summary: 'Look at everything now, however young its reading is.' },
    },
    examples: ['health', 'health --json', 'health --explain', 'health --format nagios', 'health --watch --json'],
    load: () => import('./commands/health.ts'),
  },
  {
    name: 'init',
    group: 'more',
    summary: 'See what is on this machine and write a first configuration, after you agreed',
    usage: '[folder...] [--yes | --dry-run] [--json]',
    options: {
      yes: { type: 'boolean', short: 'y', summary: 'Write it without asking' },
      'dry-run': { type: 'boolean', summary: 'Only show what was found and what would be written' },
      json: { type: 'boolean', summary: 'Print one JSON document' },
    },
    examples: ['init', 'init ~/src --dry-run', 'init --yes --config ~/console.yaml'],
    withoutConfig: true,
    load: () => import('./commands/init.ts'),
  },
  {
    name: 'ping',
    group: 'more',
    summary: 'Tell that a job ran; a heartbeat check misses it when it does not',
    usage: '<name> [--exit-code N]',
    options: {
      'exit-code': { type: 'string', value: 'N', summary: 'How the job ended; anything but 0 is a failure.' },
    },
    examples: ['ping backup', 'ping backup --exit-code $?'],
    load: () => import('./commands/ping.ts'),
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
  {
    name: 'trust',
    group: 'more',
    summary: "Let a project's own .cpm-console.yaml count, as it is now",
    usage: '[folder] | list | forget [folder]',
    verbs: {
      list: { summary: 'Trusted files, and whether they are still what you trusted' },
      forget: { summary: 'Let the file count for nothing again', usage: '[folder]' },
    },
    options: {
      yes: { type: 'boolean', short: 'y', summary: 'Trust it without asking' },
      json: { type: 'boolean', summary: 'Print one JSON document' },
    },
    examples: ['trust ~/src/web-shop', 'trust list', 'trust forget ~/src/web-shop'],
    withoutConfig: true,
    load: () => import('./commands/trust.ts'),
  },
];
