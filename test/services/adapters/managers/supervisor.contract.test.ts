import { supervisorSubject } from '../../../support/managers/supervisor-subject.ts';
import { managerContract } from './contract.ts';

managerContract(supervisorSubject);
