import { parseEnv } from 'node:util';

import type { FakeDisk } from '#services/fakes/workspace.ts';

import { FakeManager, type FakeUnit } from '../service/fake-manager.ts';

export const FILE = '/srv/api/.env';
export const OTHERS = '# of the api\nPORT=80\n';

/** One service that reads a file of variables when it starts, and what it then has. */
export class Machine {
  readonly disk: FakeDisk = new Map();
  readonly fake = new FakeManager();
  /** What the process that runs read at its start. */
  has: NodeJS.Dict<string> = {};

  constructor(text: string | null = `${OTHERS}MEMORY_API_KEY=old # mine\nLAST='a b'`) {
    if (text !== null) this.put(text);
    const up = this.fake.up.bind(this.fake);
    this.fake.up = (unit: FakeUnit) => {
      up(unit);
      this.has = parseEnv(this.text ?? '');
    };
    this.fake.add('api');
    this.fake.files.set('api', [FILE]);
    this.has = parseEnv(this.text ?? '');
  }

  put(text: string, mode = 0o644): void {
    this.disk.set(FILE, { bytes: new TextEncoder().encode(text), mode, modifiedAt: 0 });
  }

  get text(): string | null {
    const file = this.disk.get(FILE);
    return file ? new TextDecoder().decode(file.bytes) : null;
  }

  get mode(): number | undefined {
    return this.disk.get(FILE)?.mode;
  }
}
