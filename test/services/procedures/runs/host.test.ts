import { expect, test } from 'vitest';

import { realClock } from '#services/adapters/clock.ts';
import { demoWorld } from '#services/fakes/world.ts';
import { hostOf } from '#services/procedures/runs/host.ts';

test('what a run tells holds no secret of the environment, however it comes', () => {
  const world = demoWorld({ clock: realClock() });
  const environment = { ...world.environment, all: () => ({ DEPLOY_TOKEN: 'correct-horse', USER: 'ana' }) };
  const redaction = hostOf({ ...world, environment }, { onEvent: () => undefined }).redaction();
  const told = ['ana says corr', 'ect-ho', 'rse and https://ana:hunter2', '2@atlas.example/\n'].map((text) =>
    redaction.push(text),
  );
  expect(told.join('') + redaction.flush()).toBe(
    'ana says [redacted DEPLOY_TOKEN] and https://ana:[redacted url-credentials]@atlas.example/\n',
  );
});
