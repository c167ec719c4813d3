import { plainSubject } from '../../../support/managers/plain-subject.ts';
import { managerContract } from './contract.ts';

managerContract(plainSubject);
