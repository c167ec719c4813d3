import { conclude } from '#domain/diagnosis/conclude.ts';
import { GITHUB_RULES } from '#domain/diagnosis/github/rules.ts';
import { textField } from '#domain/field.ts';
import type { World } from '#services/ports/world.ts';
import { looking } from '#services/procedures/diagnose/looking.ts';
import type { Subject } from '#services/procedures/diagnose/subject.ts';
import type { GitHubTarget } from '#services/procedures/diagnose/target.ts';

import { certificateLook, connectLook, proxyLook, wayOutLook } from './on-the-way.ts';
import { repositoriesLook, userLook } from './said.ts';

/** Whether GitHub can be reached and lets us do what we do there. */
export function gitHubSubject(world: World, { apiUrl, repositories: names }: GitHubTarget, limitMs: number): Subject {
  const url = new URL(apiUrl);
  const host = url.hostname.replaceAll(/^\[|\]$/g, '');
  const secure = url.protocol === 'https:';
  const place = { host, port: Number(url.port) || (secure ? 443 : 80), secure };
  const credential = looking<boolean>(world.clock, {
    id: 'credential',
    title: 'Look for a credential',
    limitMs,
    async see() {
      const seen = await world.github.ready();
      return { seen, says: seen ? 'there is one' : 'neither GITHUB_TOKEN nor GH_TOKEN is set' };
    },
  });
  const connect = connectLook(world, place, limitMs);
  const route = wayOutLook(world, connect, limitMs);
  const proxy = proxyLook(world, limitMs);
  const user = userLook(world, connect, limitMs);
  const certificate = certificateLook(world, place, user, limitMs);
  const repositories = repositoriesLook(world, names, user, limitMs);
  return {
    name: 'github',
    title: `Diagnose GitHub at ${url.host}`,
    lookings: [credential, connect, route, proxy, user, certificate, repositories],
    conclude: (notLooked) =>
      conclude(
        'github',
        {
          host: url.host,
          credential: credential.observed(),
          connect: connect.observed(),
          route: route.observed(),
          proxy: proxy.observed(),
          certificate: certificate.observed(),
          user: user.observed(),
          repositories: repositories.observed(),
          tokenEndedAt: tokenEnd(world),
        },
        GITHUB_RULES,
        notLooked,
      ),
  };
}

/** When the token ends, as GitHub said while it still accepted it. */
function tokenEnd({ state }: World): number | null {
  const reading = state.readings().find(({ id }) => id === 'github-api:github.com');
  const end = Date.parse(textField(reading?.data, 'tokenEndsAt') ?? '');
  return Number.isNaN(end) ? null : end;
}
