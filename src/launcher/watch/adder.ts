import type { Item } from '#config/edit/change.ts';
import type { Field } from '#domain/form.ts';
import { shortPath } from '#domain/path.ts';
import type { AddForm, Adder, Adding, Tried } from '#screens/frame/watch.ts';
import type { Instance } from '#services/checks/check.ts';
import { kinds } from '#services/checks/registry.ts';
import { runCheck } from '#services/monitor/run-check.ts';
import type { World } from '#services/ports/world.ts';

import type { Running } from '../running.ts';
import { answersHere } from './answers-here.ts';

const SERVICE: AddForm = {
  section: 'services',
  kind: 'service',
  title: 'A service',
  about: 'A unit of one of the managers of this machine; not ok when it does not run.',
};
const PROJECT: AddForm = {
  section: 'projects',
  kind: 'git',
  title: 'A project',
  about: 'A git working tree; not ok when it is behind, torn or has work that is nowhere else.',
};
const OWN_FIELDS: Readonly<Record<'services' | 'projects', readonly Field[]>> = {
  services: [
    field('manager', 'Manager that keeps it: systemd, systemd-user, pm2, supervisor, docker, podman.', true),
    field('unit', 'Its name there.', true),
    field('id', 'Its name here, when it has another.', false),
  ],
  projects: [
    field('path', 'The folder of the working tree.', true),
    field('id', 'Its name here; the name of the folder when left empty.', false),
  ],
};

/** Reads and writes YAML, which no start needs. */
const editing = async () => {
  const [form, { tryItem }, { editText }, { editConfig }] = await Promise.all([
    import('#config/edit/form.ts'),
    import('#config/edit/try-item.ts'),
    import('#config/edit/text.ts'),
    import('#config/edit/edit.ts'),
  ]);
  return { ...form, tryItem, editText, editConfig };
};

/** Adds checks, services and projects from the screen: tried live, written with the file's comments kept. */
export function adderFor(world: World, running: Running, reload: () => Promise<void>): Adder {
  const { home } = world.environment;
  const itemFor = async ({ form, answers }: Adding): Promise<Item> => {
    const { itemOf } = await editing();
    const { kind: _kind, ...own } = itemOf(form.kind, await fields(form), answers);
    return form.section === 'checks' ? { kind: form.kind, ...own } : own;
  };
  return {
    forms: async () => [PROJECT, SERVICE, ...(await checkForms())],
    fields,
    found: (form, name) => answersHere(world, running.config, form, name),
    async tryIt(adding) {
      const item = await itemFor(adding);
      const { tryItem } = await editing();
      const tried = await tryItem(tryable(adding.form, item), running.config.path, home);
      return 'problems' in tried ? tried : { reading: await lookOnce(world, tried.instance) };
    },
    async show(adding) {
      const { editText } = await editing();
      return editText('', { list: adding.form.section, index: null, item: await itemFor(adding) });
    },
    async add(adding) {
      const request = { store: world.configStore, config: running.config, home };
      const { editConfig } = await editing();
      const edited = await editConfig(request, { list: adding.form.section, add: await itemFor(adding) });
      await reload();
      const undo = async () => {
        await edited.undo();
        await reload();
      };
      return { path: shortPath(running.config.path, home), undo };
    },
  };
}

async function checkForms(): Promise<readonly AddForm[]> {
  const { checkKinds } = await editing();
  return checkKinds()
    .filter(({ kind }) => kind !== SERVICE.kind && kind !== PROJECT.kind)
    .map(({ kind, title, about }) => ({ section: 'checks', kind, title, about }));
}

async function fields({ section, kind }: AddForm): Promise<readonly Field[]> {
  if (section !== 'checks') return OWN_FIELDS[section];
  const { fieldsOf } = await editing();
  return fieldsOf(kind);
}

/** The check that looks at a service or a project, as it would stand in the list of checks. */
function tryable({ section, kind }: AddForm, item: Item): Item {
  if (section === 'checks') return item;
  if (section === 'services') return { kind, manager: item['manager'] ?? '', unit: item['unit'] ?? '' };
  return { kind, project: item['id'] ?? item['path'] ?? '', path: item['path'] ?? '' };
}

async function lookOnce(world: World, instance: Instance): Promise<Extract<Tried, { reading: unknown }>['reading']> {
  const kind = kinds.find((candidate) => candidate.kind === instance.kind);
  if (kind === undefined) throw new Error(`${instance.kind} was accepted by the schema and is no check kind.`);
  return runCheck({ world, kind, instance, previous: null, memory: new Map(), signal: new AbortController().signal });
}

function field(name: string, about: string, needed: boolean): Field {
  return { name, about, needed, type: 'text', choices: [], initial: '' };
}
