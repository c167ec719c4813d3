import type { World } from '#services/ports/world.ts';

import type { Config, ServiceConfig } from './config.ts';
import { defaultConfig } from './defaults.ts';

const SYSTEMD = {
  'memory-service': 'mem0ai.service',
  'health-monitor': 'claude-pm-health-monitor.service',
  postgres: 'postgresql.service',
  redis: 'redis-server.service',
  nginx: 'nginx.service',
  search: 'search.service',
};
const PM2 = ['api', 'web', 'worker', 'scheduler', 'mailer', 'docs-site'];
const PROJECTS = [
  'billing',
  'api-gateway',
  'docs',
  'web-shop',
  'auth',
  'mailer',
  'infra',
  'mobile',
  'analytics',
  'notes',
];

const SERVICES: readonly ServiceConfig[] = [
  ...Object.entries(SYSTEMD).map(([id, unit]) => ({ id, manager: 'systemd', unit, critical: id === 'memory-service' })),
  ...PM2.map((id) => ({ id, manager: 'pm2', unit: id, critical: false })),
];

/** The configuration of the made-up user, as it is after reading: what `--demo` uses. */
export function demoConfig({ environment }: Pick<World, 'environment'>): Config {
  const home = environment.home ?? '';
  return {
    ...defaultConfig('development', `${environment.configDir}/config.yaml`),
    named: ['projects', 'services', 'agents'],
    projects: PROJECTS.map((id) => ({ id, path: `${home}/projects/${id}` })),
    services: SERVICES,
    agents: ['claude', 'codex', 'gemini', 'aider'],
    frameworkRoot: `${home}/projects/claude-pm`,
    memory: { host: 'localhost', port: 8002, tls: false, configured: true },
  };
}
