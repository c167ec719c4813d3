import { pm2Subject } from '../../../support/managers/pm2-subject.ts';
import { managerContract } from './contract.ts';

managerContract(pm2Subject);
