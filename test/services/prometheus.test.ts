import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import health from '#cli/commands/health.ts';

import { demo } from '../support/demo-command.ts';
import { until } from '../support/lab/until.ts';
import { closedPort, serveHttp } from '../support/net/listen.ts';

const PROMETHEUS = '/usr/bin/prometheus';

/** A real prometheus that scrapes two addresses; gone at the end of the `await using` scope. */
async function prometheus(
  targets: Readonly<Record<string, string>>,
): Promise<AsyncDisposable & { readonly origin: string }> {
  const folder = await mkdtemp(join(tmpdir(), 'cpm-prometheus-'));
  const origin = `127.0.0.1:${await closedPort()}`;
  const jobs = Object.entries(targets).map(
    ([name, target]) =>
      `  - {job_name: ${name}, scrape_interval: 200ms, scrape_timeout: 200ms, static_configs: [{targets: ["${target}"]}]}`,
  );
  await writeFile(join(folder, 'prometheus.yml'), `scrape_configs:\n${jobs.join('\n')}\n`);
  const args = [
    `--config.file=${folder}/prometheus.yml`,
    `--storage.tsdb.path=${folder}/data`,
    `--web.listen-address=${origin}`,
    '--log.level=error',
  ];
  const child = spawn(PROMETHEUS, args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'] });
  const ended = once(child, 'exit');
  return {
    origin: `http://${origin}`,
    async [Symbol.asyncDispose]() {
      child.kill('SIGKILL');
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Found {
  readonly metric: Readonly<Record<string, string>>;
  readonly value: readonly [number, string];
}

it('is scraped by a real prometheus in both formats, which then answers a query about it', async (ctx) => {
  if (!existsSync(PROMETHEUS)) ctx.skip('needs prometheus (apt install prometheus)');
  const { run } = demo();
  const text = await run(health, [], { format: 'prometheus' });
  const open = await run(health, [], { format: 'openmetrics' });
  const { score } = (await run(health, [], { json: true })).json() as { score: { value: number } };
  await using plain = await serveHttp((_request, response) => {
    response.setHeader('content-type', 'text/plain; version=0.0.4').end(text.out);
  });
  await using strict = await serveHttp((_request, response) => {
    response.setHeader('content-type', 'application/openmetrics-text; version=1.0.0; charset=utf-8').end(open.out);
  });
  const hosts = { plain: new URL(plain.origin).host, strict: new URL(strict.origin).host };
  await using server = await prometheus(hosts);
  const query = async (asked: string): Promise<readonly Found[]> => {
    const answer = await fetch(`${server.origin}/api/v1/query?query=${encodeURIComponent(asked)}`).catch(() => null);
    if (answer?.ok !== true) return [];
    return ((await answer.json()) as { data: { result: readonly Found[] } }).data.result;
  };
  await until(async () => (await query('cpm_health_score')).length === 2, 'nothing was scraped');
  const scores = Object.fromEntries(
    (await query('cpm_health_score')).map(({ metric, value }) => [metric['job'] ?? '', Number(value[1])] as const),
  );
  expect(scores).toEqual({ plain: score.value, strict: score.value });
  expect(await query('cpm_check_status{id="disk:/",cpm_check_status="ok"} == 1')).toHaveLength(2);
  expect(
    await query('histogram_quantile(0.95, cpm_check_latency_seconds_bucket{id="tcp:localhost:5432"}) < 10'),
  ).toHaveLength(2);
  expect(await query('cpm_check_latency_seconds_count{id="tcp:localhost:5432"} > 0')).toHaveLength(2);
  expect(await query('max(cpm_check_duration_seconds) < 60')).toHaveLength(1);
});
