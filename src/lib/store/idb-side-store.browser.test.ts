import { openIdbSideStore } from './idb-side-store.ts';
import { sideStoreContract } from './side-store.contract.ts';

sideStoreContract(() => openIdbSideStore('ficha-contract-side'));
