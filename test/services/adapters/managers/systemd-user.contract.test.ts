import { systemdSubject } from '../../../support/managers/systemd-subject.ts';
import { managerContract } from './contract.ts';

managerContract(systemdSubject);
