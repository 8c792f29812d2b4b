import { documentStoreContract } from './document-store.contract.ts';
import { openIndexedDbDocuments } from './indexeddb-documents.ts';

documentStoreContract(() => openIndexedDbDocuments('ficha-contract'));
