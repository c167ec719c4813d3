import { containerSubject } from '../../../support/managers/podman-subject.ts';
import { managerContract } from './contract.ts';

managerContract(containerSubject('docker'));
