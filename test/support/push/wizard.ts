import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

import { MAIN } from '../console.ts';
import type { FileSet } from '../lab/files.ts';
import { createFixture, type Fixture } from '../lab/fixture.ts';
import type { Lab } from '../lab/lab.ts';
import { Session } from '../terminal/pty.ts';

/** A project `parcel` with a bare remote that the console of this home looks after. */
export async function parcel(lab: Lab, files: FileSet): Promise<Fixture> {
  const fixture = await createFixture(lab, files, { commits: ['feat: one', 'fix: two'] });
  const config = lab.at('home/.config/cpm-console/config.yaml');
  mkdirSync(dirname(config), { recursive: true });
  writeFileSync(config, `projects: [{ id: parcel, path: ${fixture.repository.path} }]\n`);
  return fixture;
}

/** The built console on that home. */
export const openConsole = (lab: Lab): Session =>
  new Session(process.execPath, [MAIN], {
    cols: 120,
    rows: 36,
    cwd: lab.at('home'),
    env: { ...lab.env, TERM: 'xterm-256color', LANG: 'C.UTF-8' },
  });

/** From Home to the review of the project. */
export async function openReview(session: Session): Promise<void> {
  await session.waitFor('2 Projects');
  session.press('2');
  await session.waitFor(/❯ . parcel .*\+2/);
  session.press('p');
  await session.waitFor('Why minor');
  await session.waitFor('nothing has been changed yet');
}

/** From the review to the run. */
export async function release(session: Session): Promise<void> {
  session.press('enter');
  await session.waitFor('Release parcel 1.1.0?');
  session.press('right');
  session.write('parcel');
  await session.waitFor(/Name: *parcel/);
  session.press('enter');
}
