import { createMemorySideStore } from './memory-side-store.ts';
import { sideStoreContract } from './side-store.contract.ts';

sideStoreContract(createMemorySideStore);
