import type { ServiceDetail, ServiceReview, ServicesDesk, ServiceUse, ServiceWish } from '#screens/services/desk.ts';

import { TROUBLED } from './machine.ts';

const MIB = 1024 * 1024;

const DETAIL: ServiceDetail = {
  file: '/etc/systemd/system/api.service',
  needsReload: false,
  enabled: true,
  program: '/usr/bin/node server.js --port 4000',
  folder: '/srv/api',
  environment: ['NODE_ENV', 'PORT'],
  pids: [1203, 1210],
  version: '2.4.1',
  after: ['memory-service'],
  neededBy: ['gateway'],
  checks: ['http:api'],
};

/** What screens ask about services, answered from the troubled machine; `acts` keeps what was begun. */
export function fakeServicesDesk(answer: Partial<ServiceReview> = {}) {
  const acts: string[] = [];
  const running = TROUBLED.filter(({ kind, data }) => kind === 'service' && data?.['state'] === 'running');
  const uses = running.map(({ id }, index): [string, ServiceUse] => [
    id,
    {
      cpuPercent: index === 1 ? 37 : index % 3 === 0 ? 0.5 : 0,
      memoryBytes: (index + 1) * 42 * MIB,
      ports: [4000 + index],
      processes: 2,
    },
  ]);
  const desk: ServicesDesk = {
    look: () => Promise.resolve(Object.fromEntries(uses)),
    detail: () => Promise.resolve(DETAIL),
    review: (ids, wish) => Promise.resolve({ ...reviewed(ids, wish, (what) => acts.push(what)), ...answer }),
  };
  return { desk: () => Promise.resolve(desk), acts };
}

function reviewed(ids: readonly string[], wish: ServiceWish, begun: (what: string) => void): ServiceReview {
  const names = ids.map((id) => id.replace(/^service:/, ''));
  const verb = wish.action.charAt(0).toUpperCase() + wish.action.slice(1);
  return {
    asks: {
      tier: 'interrupting',
      title: `${verb} ${names.join(' and ')}?`,
      commands: names.map((name) => `systemctl ${wish.action} ${name}.service`),
      button: `${verb} ${names.length === 1 ? names[0] : `${names.length} services`}`,
    },
    blocked: null,
    notes: [],
    isNeeded: true,
    start: () => {
      begun(`${wish.action} ${names.join(' ')}${wish.signal === undefined ? '' : ` ${wish.signal}`}`);
      return Promise.resolve('service-20261120-143205-a1b2');
    },
  };
}
