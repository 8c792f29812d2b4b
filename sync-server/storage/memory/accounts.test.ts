import { accountStoreContract } from '../../auth/accounts.contract.ts';
import { createMemoryAccountStore } from './accounts.ts';

accountStoreContract('the memory store', createMemoryAccountStore);
