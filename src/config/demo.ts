import { DEFAULT_CHECKLIST } from '#domain/checklist/settings.ts';
import type { Instance } from '#services/checks/check.ts';
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

/** What cannot do without what, and what only comes after it. */
const REQUIRES: Readonly<Record<string, readonly string[]>> = {
  api: ['postgres', 'redis'],
  web: ['api'],
  worker: ['redis'],
  scheduler: ['redis'],
};
const AFTER: Readonly<Record<string, readonly string[]>> = {
  nginx: ['web', 'api'],
  'health-monitor': ['memory-service'],
};
const GROUPS = { shop: ['postgres', 'redis', 'api', 'web', 'nginx'], background: ['worker', 'scheduler', 'mailer'] };

const service = (id: string, manager: string, unit: string): ServiceConfig => ({
  id,
  manager,
  unit,
  critical: id === 'memory-service',
  ...(id === 'memory-service' && { checks: ['memory:service'] }),
  ...(REQUIRES[id] !== undefined && { requires: REQUIRES[id] }),
  ...(AFTER[id] !== undefined && { after: AFTER[id] }),
});
const SERVICES: readonly ServiceConfig[] = [
  ...Object.entries(SYSTEMD).map(([id, unit]) => service(id, 'systemd', unit)),
  ...PM2.map((id) => service(id, 'pm2', id)),
];

/** Checks as they are after reading, defaults filled in. */
const CHECKS: readonly Instance[] = [
  http('Shop front', 'https://shop.atlas.example/health', 'service:nginx'),
  http('API answers', 'http://localhost:4000/health', 'service:api'),
  { id: 'tcp:localhost:5432', kind: 'tcp', title: 'Database port', params: { host: 'localhost', port: 5432 } },
];

function http(title: string, url: string, parent: string): Instance {
  const usual = { method: 'GET', status: ['2xx'], redirects: 0, insecure: false };
  const params = { url, ...usual, json: ['$.status == "healthy"'], certificateDays: { warning: 21, critical: 7 } };
  return { id: `http:${url}`, kind: 'http', title, params, intervalMs: 15_000, dependsOn: [parent] };
}

/** The configuration of the made-up user, as it is after reading: what `--demo` uses. */
export function demoConfig({ environment }: Pick<World, 'environment'>): Config {
  const home = environment.home ?? '';
  return {
    ...defaultConfig('development', `${environment.configDir}/config.yaml`),
    named: ['projects', 'services', 'checks', 'agents'],
    projects: PROJECTS.map((id) => ({ id, path: `${home}/projects/${id}` })),
    services: SERVICES,
    groups: GROUPS,
    checks: CHECKS,
    checklist: { ...DEFAULT_CHECKLIST, logs: ['/var/log/atlas/*.log'] },
    agents: ['claude', 'codex', 'gemini', 'aider'],
    frameworkRoot: `${home}/projects/claude-pm`,
    memory: { host: 'localhost', port: 8002, tls: false, configured: true },
  };
}
