import { documentStoreContract } from './document-store.contract.ts';
import { createMemoryDocuments } from './memory-documents.ts';

let databases = 0;
documentStoreContract(() => createMemoryDocuments(`contract-${databases++}`));
