export interface StorageState {
	/** null where the browser does not say */
	readonly persisted: boolean | null;
	/** bytes that this app may still use; null where the browser does not say */
	readonly free: number | null;
}

/** Not every browser has every part of it: what is missing is not known, rather than an error. */
type Manager = Partial<Pick<StorageManager, 'persisted' | 'persist' | 'estimate'>>;

export async function readStorage(manager: Manager | undefined): Promise<StorageState> {
	const persisted = (await manager?.persisted?.()) ?? null;
	const { quota, usage } = (await manager?.estimate?.()) ?? {};
	const free = quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
	return { persisted, free };
}

/** @returns whether the browser promises not to clear the data by itself */
export async function askToPersist(manager: Manager | undefined): Promise<boolean> {
	return (await manager?.persist?.()) ?? false;
}
