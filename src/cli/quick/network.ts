import type { Invocation } from '#cli/command.ts';
import { diagnosisText } from '#cli/diagnose/text.ts';
import type { Config } from '#config/config.ts';
import { exitOfStatus } from '#domain/diagnosis/exit.ts';
import { diagnosisJson } from '#domain/diagnosis/json.ts';
import { field } from '#domain/field.ts';
import { diagnoseAtOnce } from '#services/procedures/diagnose/at-once.ts';
import { targetNamed } from '#services/procedures/diagnose/named.ts';
import { LIMIT_MS } from '#services/procedures/diagnose/target.ts';

const MOST_HOSTS = 8;

/** Resolves, connects to and asks the GitHub API and the configured hosts; nobody else is asked anything. */
export async function network({ world, config, values, stdout, signal }: Invocation): Promise<number> {
  const hosts = [world.environment.get('GITHUB_API_URL') ?? 'https://api.github.com', ...configuredHosts(config)];
  const target = await targetNamed('network', config, world, signal, {
    more: [...new Set(hosts)].filter((host) => URL.canParse(host)).slice(0, MOST_HOSTS),
  });
  const diagnosis = await diagnoseAtOnce(world, target, { limitMs: LIMIT_MS, signal, told: () => undefined });
  stdout.write(
    values['json'] === true
      ? `${JSON.stringify({ schema: 1, ...diagnosisJson(diagnosis) })}\n`
      : diagnosisText(diagnosis),
  );
  return exitOfStatus(diagnosis.conclusion.status);
}

/** Addresses that checks ask, and the memory service where a person named it. */
function configuredHosts({ checks, memory }: Config): readonly string[] {
  const own = checks.flatMap(({ params }) => {
    const url = field(params, 'url');
    return typeof url === 'string' && /^https?:\/\//.test(url) ? [new URL(url).origin] : [];
  });
  const { host, port, tls, configured } = memory;
  return [...own, ...(configured ? [`${tls ? 'https' : 'http'}://${host}:${port}`] : [])];
}
