/** Who keeps a monitor running. */
export const KEEPERS = ['systemd', 'systemd-user', 'pm2', 'launchd'] as const;
export type Keeper = (typeof KEEPERS)[number];

export interface UnitFacts {
  /** Node and the program, absolute. */
  readonly program: readonly string[];
  /** Variables it needs to find the same configuration and state. */
  readonly variables: Readonly<Record<string, string>>;
  /** Home folder of the person. */
  readonly home: string;
  readonly user: string;
}

export const UNIT_NAME = 'cpm-console-monitor';

/** The text of the unit, after which each keeper starts the monitor at boot or login and again when it fails. */
export function unitText(keeper: Keeper, facts: UnitFacts): string {
  switch (keeper) {
    case 'systemd':
    case 'systemd-user':
      return systemdUnit(keeper, facts);
    case 'pm2':
      return pm2File(facts);
    case 'launchd':
      return launchdList(facts);
  }
}

function systemdUnit(keeper: 'systemd' | 'systemd-user', { program, variables, home, user }: UnitFacts): string {
  const own = keeper === 'systemd';
  const lines = [
    '[Unit]',
    'Description=cpm-console monitor',
    ...(own ? ['After=network-online.target', 'Wants=network-online.target'] : []),
    '',
    '[Service]',
    'Type=exec',
    ...(own ? [`User=${specifier(user)}`] : []),
    `WorkingDirectory=${specifier(home)}`,
    ...Object.entries(variables).map(([name, value]) => `Environment=${quoted(`${name}=${value}`)}`),
    `ExecStart=${[...program, 'monitor', 'run'].map((word) => quoted(word).replaceAll('$', '$$$$')).join(' ')}`,
    'Restart=always',
    'RestartSec=5',
    '# A wrong configuration does not mend itself.',
    'RestartPreventExitStatus=2',
    'TimeoutStopSec=30',
    '',
    '[Install]',
    `WantedBy=${own ? 'multi-user.target' : 'default.target'}`,
  ];
  return `${lines.join('\n')}\n`;
}

const specifier = (text: string): string => text.replaceAll('%', '%%');

function quoted(text: string): string {
  const escaped = text.replaceAll('\\', String.raw`\\`).replaceAll('"', String.raw`\"`);
  return `"${specifier(escaped)}"`;
}

function pm2File({ program: [script = '', ...args], variables, home }: UnitFacts): string {
  const app = {
    name: UNIT_NAME,
    script,
    args: [...args, 'monitor', 'run'],
    interpreter: 'none',
    cwd: home,
    env: variables,
    kill_timeout: 30_000,
    restart_delay: 5000,
    stop_exit_codes: [2],
  };
  return `module.exports = ${JSON.stringify({ apps: [app] }, null, 2)};\n`;
}

function launchdList({ program, variables, home }: UnitFacts): string {
  const text = (value: string): string => `<string>${xml(value)}</string>`;
  const pairs = Object.entries(variables).map(([name, value]) => `    <key>${xml(name)}</key>${text(value)}`);
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">',
    '<plist version="1.0">',
    '<dict>',
    `  <key>Label</key>${text(UNIT_NAME)}`,
    `  <key>ProgramArguments</key><array>${[...program, 'monitor', 'run'].map(text).join('')}</array>`,
    `  <key>WorkingDirectory</key>${text(home)}`,
    ...(pairs.length === 0 ? [] : ['  <key>EnvironmentVariables</key><dict>', ...pairs, '  </dict>']),
    '  <key>RunAtLoad</key><true/>',
    '  <key>KeepAlive</key><true/>',
    '  <key>ThrottleInterval</key><integer>5</integer>',
    '</dict>',
    '</plist>',
  ];
  return `${lines.join('\n')}\n`;
}

function xml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
