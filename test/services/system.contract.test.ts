import { realSystem } from '#services/adapters/system/system.ts';

import { systemContract } from './system-contract.ts';

systemContract('this machine', () => realSystem());
