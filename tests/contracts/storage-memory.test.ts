import { describe } from 'vitest';
import { MemoryStorage } from '../../sync-server/storage/memory/storage.ts';
import { storageContract } from './storage.ts';

describe('storage in memory', () => {
	storageContract((log) => new MemoryStorage(log));
});
