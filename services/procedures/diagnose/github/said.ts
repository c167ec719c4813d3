import type { Said } from '#domain/diagnosis/github/facts.ts';
import type { Reached } from '#domain/diagnosis/net.ts';
import { seenIn } from '#domain/diagnosis/observed.ts';
import { OpsError } from '#domain/errors.ts';
import type { World } from '#services/ports/world.ts';
import { type Looking, looking } from '#services/procedures/diagnose/looking.ts';
import { reached } from '#services/procedures/diagnose/shared/reached.ts';

/** Who the credential is of. */
export function userLook(
  { clock, github }: World,
  connect: Looking<Reached<{ readonly tookMs: number }>>,
  limitMs: number,
) {
  return looking<Reached<Said>>(clock, {
    id: 'user',
    title: 'Ask who the token is of',
    commands: ['gh api user'],
    needs: ['credential', 'connect'],
    limitMs,
    async see(signal) {
      const stood = seenIn(connect.observed());
      if (stood?.ok === false) return { seen: stood, says: 'not asked, no connection stood' };
      const seen = await reached(() => askAt({ clock, github }, '/user', signal));
      return { seen, says: wordsOf(seen) };
    },
  });
}

/** Whether the repositories that matter here can be seen. */
export function repositoriesLook(
  { clock, github }: World,
  names: readonly string[],
  user: Looking<Reached<Said>>,
  limitMs: number,
) {
  return looking<readonly { readonly name: string; readonly said: Reached<Said> }[]>(clock, {
    id: 'repositories',
    title: names.length === 1 ? `Ask for ${names[0]}` : 'Ask for its repositories',
    commands: names.map((name) => `gh api repos/${name}`),
    needs: ['user'],
    limitMs,
    async see(signal) {
      if (names.length === 0)
        throw new OpsError('none', 'no project of this machine is on GitHub; name one with --repo OWNER/NAME');
      const asked = seenIn(user.observed());
      if (asked === null || !asked.ok) throw new OpsError('not-reached', 'GitHub did not answer before');
      const seen = await Promise.all(
        names.map(async (name) => ({
          name,
          said: await reached(() => askAt({ clock, github }, `/repos/${name}`, signal)),
        })),
      );
      return { seen, says: seen.map(({ name, said }) => `${name}: ${wordsOf(said)}`).join(', ') };
    },
  });
}

async function askAt({ clock, github }: Pick<World, 'clock' | 'github'>, path: string, signal: AbortSignal) {
  const said = await github.ask(path, signal);
  return { ...said, at: clock.now() };
}

const wordsOf = (said: Reached<Said>): string =>
  said.ok ? `HTTP ${said.status}${said.message === '' ? '' : `, ${said.message}`}` : said.says;
