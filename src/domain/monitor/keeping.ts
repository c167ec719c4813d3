import { joinPath } from '#domain/path.ts';

import { type Keeper, UNIT_NAME } from './units.ts';

/** A program and its words. */
type Line = readonly [file: string, ...args: string[]];

export interface Keeping {
  /** Absolute path of the unit. */
  readonly path: string;
  /** After the file was written. */
  readonly start: readonly Line[];
  /** Before it is removed. */
  readonly stop: readonly Line[];
  /** After it was removed. */
  readonly forget: readonly Line[];
}

/** Where the unit of a keeper lies, and what makes it known; `configHome` is XDG_CONFIG_HOME or its default. */
export function keepingOf(keeper: Keeper, home: string, configHome: string): Keeping {
  const service = `${UNIT_NAME}.service`;
  switch (keeper) {
    case 'systemd':
      return systemd(`/etc/systemd/system/${service}`, ['systemctl'], service);
    case 'systemd-user':
      return systemd(joinPath(configHome, 'systemd/user', service), ['systemctl', '--user'], service);
    case 'pm2': {
      const path = joinPath(configHome, 'cpm-console', `${UNIT_NAME}.config.cjs`);
      return {
        path,
        start: [
          ['pm2', 'start', path],
          ['pm2', 'save'],
        ],
        stop: [['pm2', 'delete', UNIT_NAME]],
        forget: [['pm2', 'save']],
      };
    }
    case 'launchd': {
      const path = joinPath(home, 'Library/LaunchAgents', `${UNIT_NAME}.plist`);
      return {
        path,
        start: [['launchctl', 'load', '-w', path]],
        stop: [['launchctl', 'unload', '-w', path]],
        forget: [],
      };
    }
  }
}

function systemd(path: string, control: Line, service: string): Keeping {
  const reload: Line = [...control, 'daemon-reload'];
  return {
    path,
    start: [reload, [...control, 'enable', '--now', service]],
    stop: [[...control, 'disable', '--now', service]],
    forget: [reload],
  };
}
