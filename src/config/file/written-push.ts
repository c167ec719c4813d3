import { writeDuration } from '#domain/duration.ts';
import type { Command } from '#domain/release/made/component.ts';
import type { NamedVersionFile, PushSettings } from '#domain/release/made/settings.ts';
import { joinCommand } from '#domain/split-command.ts';

type Plain = Readonly<Record<string, unknown>>;

/** What is written about releasing, as a person would write it. */
export function writtenPush(settings: PushSettings): Plain {
  const { manager, tag, publish, worktree, skip, announce, environments, steps, versionFiles } = settings;
  return said({
    manager,
    in: settings.in,
    tag,
    build: commands(settings.build),
    test: commands(settings.test),
    docs: commands(settings.docs),
    versionFiles: versionFiles?.map(versionFile),
    publish,
    stage: settings.stage,
    idle: duration(settings.idle ?? null),
    environments: environments?.map(({ name, command, gate, gateMs }) =>
      said({ id: name, deploy: joinCommand(command), gate, wait: duration(gateMs) }),
    ),
    worktree: worktree && said({ copy: worktree.copy }),
    skip: skip?.map(({ what, why }) => ({ step: what, reason: why })),
    allow: settings.allow,
    announce: announce && said({ start: line(announce.start), end: line(announce.end), stop: line(announce.stop) }),
    steps: steps?.map(({ title, phase, when, command, writes, timeoutMs }) =>
      said({ title, phase, when, run: joinCommand(command), writes, timeout: duration(timeoutMs) }),
    ),
  });
}

function versionFile(file: NamedVersionFile): unknown {
  if (file === 'detected') return file;
  const whole = said(file);
  return Object.keys(whole).length === 1 ? file.path : whole;
}

function commands(list: readonly Command[] | undefined): readonly string[] | false | undefined {
  return list?.length === 0 ? false : list?.map(joinCommand);
}

const line = (command: Command | undefined) => command && joinCommand(command);
const duration = (ms: number | null) => (ms === null ? undefined : writeDuration(ms));

function said(value: object): Plain {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
