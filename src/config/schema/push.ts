import type * as Zod from 'zod';

import { messageOf } from '#domain/errors.ts';
import { versionPattern } from '#domain/release/edits/pattern.ts';
import { RELEASE_PHASES } from '#domain/release/made/profile.ts';
import type { PushSettings } from '#domain/release/made/settings.ts';
import { splitCommand } from '#domain/split-command.ts';

import { duration, EXPECTED, identifier } from './words.ts';

type Z = typeof Zod;

const MANAGERS = ['npm', 'pnpm', 'yarn', 'yarn-berry', 'bun'] as const;

/** How projects, or one of them, are released. What is left out is detected. */
export function pushSchema(z: Z): Zod.ZodType<PushSettings> {
  return z.strictObject({
    build: commands(z).optional().describe('Builds it before the tests. A command, several, or false for none.'),
    test: commands(z).optional().describe('Tests it. A command, several, or false for none.'),
    docs: commands(z).optional().describe('Makes its documentation. A command, several, or false for none.'),
    versionFiles: z
      .array(versionFile(z))
      .min(1)
      .optional()
      .describe('Files that carry the version; `detected` in the list stands for those that are found.'),
    tag: tag(z).optional().describe('Name of the tag, with `{version}` and, if you like, `{name}` in it.'),
    publish: z
      .enum(['here', 'ci', 'never'])
      .optional()
      .describe('Who publishes: this console, the CI run that the tag starts, or nobody.'),
    stage: z
      .boolean({ error: `${EXPECTED}true or false` })
      .optional()
      .describe(
        'Whether what is published waits on the stage of its registry, where there is one, until the push is through. Approving it may need a one-time password. Default true.',
      ),
    environments: z.array(environment(z)).optional().describe('Where a release is deployed to, in this order.'),
    worktree: z
      .strictObject({
        copy: z
          .array(inside(z))
          .optional()
          .describe('Ignored files and folders that tests need; copied, never committed.'),
      })
      .optional()
      .describe('The separate tree in which a release is made.'),
    skip: z.array(skipped(z)).optional().describe('Steps or phases that are left out, each with a reason.'),
    allow: z
      .array(fingerprint(z))
      .optional()
      .describe('What the search for secrets finds and is meant to be there, by the fingerprints it tells.'),
    announce: z
      .strictObject({
        start: command(z).optional().describe('Runs when a release starts.'),
        end: command(z).optional().describe('Runs when a release is out.'),
        stop: command(z).optional().describe('Runs when a release stopped on the way.'),
      })
      .optional()
      .describe('Commands that tell others.'),
    idle: duration(z)
      .optional()
      .describe(
        'A program of a release that is silent for so long is ended. Default 2 to 10 minutes, by what it does.',
      ),
    in: z
      .enum(['worktree', 'here'])
      .optional()
      .describe(
        'Where a release is made: in a separate tree, or here, where nothing uncommitted may lie then. Default worktree.',
      ),
    steps: z.array(step(z)).optional().describe('Commands of your own before or after a phase.'),
    manager: z.enum(MANAGERS).optional().describe('Package manager of Node; decides before anything that is found.'),
  });
}

function text(z: Z) {
  return z
    .string({ error: `${EXPECTED}a text` })
    .trim()
    .min(1, { error: `${EXPECTED}a text that is not empty` });
}

/** A command line, split once and for all. */
function command(z: Z) {
  return z.string({ error: `${EXPECTED}a command` }).transform((line, context) => {
    try {
      return splitCommand(line);
    } catch (error) {
      context.addIssue(messageOf(error));
      return z.NEVER;
    }
  });
}

function commands(z: Z) {
  const none = z.literal(false, { error: `${EXPECTED}a command, a list of commands or false` }).transform(() => []);
  return z.union([command(z).transform((one) => [one]), z.array(command(z)), none]);
}

/** A path below the project: nothing else may be read or written. */
function inside(z: Z) {
  const error = `${EXPECTED}a path below the project, such as config/app.json`;
  return text(z).refine((path) => !/^(?:[/~\\]|[A-Za-z]:)|(?:^|[/\\])\.\.(?:[/\\]|$)/.test(path), { error });
}

function versionFile(z: Z) {
  const key = z
    .union([
      text(z).transform((way) => way.split('.')),
      z.array(z.union([text(z), z.int(), z.strictObject({ name: text(z) })])).min(1),
    ])
    .describe('Way to the version, such as `expo.version`, or a list of keys when a key has a dot.');
  const pattern = text(z)
    .refine(isPattern, { error: `${EXPECTED}a regular expression with a group (?<version>…)` })
    .describe('Regular expression that finds the version, with a group `version`.');
  const whole = z
    .strictObject({
      path: inside(z).describe('Below the project.'),
      key: key.optional(),
      pattern: pattern.optional(),
      scheme: z
        .enum(['semver', 'pep440'])
        .optional()
        .describe('How the version is spelled in it. Default by the name of the file.'),
    })
    .refine(({ key: way, pattern: rule }) => way === undefined || rule === undefined, {
      error: `${EXPECTED}a key or a pattern, not both`,
    });
  const plain = inside(z).transform((path) => (path === 'detected' ? path : { path }));
  return z.union([plain, whole]);
}

function isPattern(pattern: string): boolean {
  try {
    versionPattern({ path: '', pattern });
    return /\(\?P?<version>/.test(pattern);
  } catch {
    return false;
  }
}

function tag(z: Z) {
  return text(z).refine((name) => name.includes('{version}') && !/\s/.test(name), {
    error: `${EXPECTED}a name with {version} in it, such as v{version}`,
  });
}

function environment(z: Z) {
  return z
    .strictObject({
      id: identifier(z).describe('Its name.'),
      deploy: command(z).describe('Deploys to it.'),
      gate: z.array(text(z)).optional().describe('Checks that must be good afterwards, by their ids.'),
      wait: duration(z).optional().describe('How long they may take to become good.'),
    })
    .transform(({ id, deploy, gate = [], wait = null }) => ({ name: id, command: deploy, gate, gateMs: wait }));
}

function fingerprint(z: Z) {
  return z
    .string({ error: `${EXPECTED}the fingerprint of a finding` })
    .regex(/^[0-9a-f]{16,64}$/, { error: `${EXPECTED}the fingerprint of a finding, 16 to 64 digits of 0-9 and a-f` });
}

function skipped(z: Z) {
  return z
    .strictObject({ step: text(z).describe('Id of a step or name of a phase.'), reason: text(z).describe('Why.') })
    .transform(({ step: what, reason: why }) => ({ what, why }));
}

function step(z: Z) {
  return z
    .strictObject({
      title: text(z).describe('What it does.'),
      phase: z.enum(RELEASE_PHASES).describe('Phase it belongs to.'),
      when: z.enum(['before', 'after']).optional().describe('Before or after the phase. Default after.'),
      run: command(z).describe('The command; it runs in the tree that is released.'),
      writes: z.boolean().optional().describe('Whether it changes anything outside of that tree. Default false.'),
      timeout: duration(z).optional().describe('After this it is ended and has failed.'),
    })
    .transform(({ title, phase, when = 'after', run, writes = false, timeout = null }) => ({
      title,
      phase,
      when,
      command: run,
      writes,
      timeoutMs: timeout,
    }));
}
