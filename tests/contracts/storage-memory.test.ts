import { describe } from 'vitest';
import { MemoryStorage } from '../../sync-server/storage/memory/storage.ts';
import { eraseCustomerContract } from './erase-customer.ts';
import { agesContract, supersededContract } from './storage-ages.ts';
import { attachmentsContract } from './storage-attachments.ts';
import { auditContract } from './storage-audit.ts';
import { storageContract } from './storage.ts';
import { sweepHistoryContract } from './sweep-history.ts';

describe('storage in memory', () => {
	storageContract((log) => new MemoryStorage(log));
	attachmentsContract(() => new MemoryStorage());
	auditContract(() => new MemoryStorage());
	eraseCustomerContract(() => new MemoryStorage());
	agesContract((log) => new MemoryStorage(log));
	supersededContract((log) => new MemoryStorage(log));
	sweepHistoryContract(() => new MemoryStorage());
});
