import { realClock } from '#services/adapters/clock.ts';
import { realGitHub } from '#services/adapters/github.ts';
import { realNet } from '#services/adapters/net.ts';
import { demoWorld } from '#services/fakes/world.ts';
import type { World } from '#services/ports/world.ts';

/** The made-up world with a real network, and GitHub asked through the real adapter. */
export function askingWorld(parts: Partial<World> = {}): World {
  const clock = realClock();
  const github = realGitHub({ credentials: { read: () => Promise.resolve(null) }, version: '1' });
  return { ...demoWorld({ clock }), clock, net: realNet(), github, ...parts };
}
