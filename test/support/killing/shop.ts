import { type FaultyRegistry, startFaultyRegistry } from '../lab/faulty-registry.ts';
import type { Fixture } from '../lab/fixture.ts';
import { takeManagers } from '../lab/managers.ts';
import { sha1 } from '../lab/npm-registry/faulty/package.ts';
import { writeNpmrc } from '../lab/npmrc.ts';
import { Stage } from './stage.ts';

const NAME = 'lab-parcel';

export interface Shop extends AsyncDisposable {
  readonly stage: Stage;
  readonly registry: FaultyRegistry;
}

/** A package whose 1.0.0 is on a registry with a stage, which is put back together with project and remote. */
export async function openShop(main: string): Promise<Shop> {
  const registries: FaultyRegistry[] = [];
  const stage = await Stage.open({
    main,
    // npm is started to pack and to hand in, and for nothing else.
    manifest: { files: ['src'], main: 'src/index.js', scripts: {} },
    async server(fixture) {
      const registry = await stocked(fixture);
      registries.push(registry);
      return registry;
    },
  });
  const [registry] = registries;
  if (registry === undefined) throw new Error('there is no registry');
  return { stage, registry, [Symbol.asyncDispose]: () => stage[Symbol.asyncDispose]() };
}

async function stocked({ repository }: Fixture): Promise<FaultyRegistry> {
  const { lab } = repository;
  await repository.write({ 'node_modules/.package-lock.json': '{"lockfileVersion":3,"packages":{}}\n' });
  await takeManagers(lab, 'npm');
  const registry = await startFaultyRegistry(lab);
  await writeNpmrc(lab, registry.url, registry.token('ana'));
  const tarball = Buffer.from('the version before');
  const dist = { tarball: '', integrity: 'sha512-YmVmb3Jl', shasum: sha1(tarball) };
  registry.store.add({ manifest: { name: NAME, version: '1.0.0', dist }, tag: 'latest', tarball }, registry.url);
  return registry;
}

/** What the registry has of a release whose file has this sum: `published` once, `waiting` for approval, or all of it. */
export function shelf({ registry }: Shop, sum: string): string {
  const { versions, 'dist-tags': tags, _rev: revision } = registry.store.document(NAME) ?? { versions: {} };
  const waiting = registry.stage.items(NAME).map(({ version, shasum }) => [version, shasum]);
  const tarball = registry.store.tarball(NAME, `${NAME}-1.1.0.tgz`);
  const sums = Object.values(versions).map(({ version, dist }) => [version, dist.shasum]);
  // Every change of a package counts up its revision, and 1.0.0 was the first one.
  const found = JSON.stringify({ sums: sums.slice(1), tags, revision, waiting, kept: tarball && sha1(tarball) });
  const published = { sums: [['1.1.0', sum]], tags: { latest: '1.1.0' }, revision: '2-lab', waiting: [], kept: sum };
  const handedIn = { sums: [], tags: { latest: '1.0.0' }, revision: '1-lab', waiting: [['1.1.0', sum]] };
  if (found === JSON.stringify(published)) return 'published';
  return found === JSON.stringify(handedIn) ? 'waiting' : found;
}

/** The sum of what npm itself packs from the tag on the remote: what the registry has to have. */
export async function taggedSum({ stage: { lab, remote } }: Shop): Promise<string> {
  const tree = lab.at('tagged');
  await lab.run('git', ['clone', '-q', '--branch', 'v1.1.0', remote.path, tree]);
  const [packed] = JSON.parse(await lab.run('npm', ['pack', '--json'], { cwd: tree })) as [{ shasum: string }];
  return packed.shasum;
}
