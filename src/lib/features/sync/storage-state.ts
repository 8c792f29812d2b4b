export interface StorageState {
	/** null where the browser does not say */
	readonly persisted: boolean | null;
	/** the browser can be asked to protect the data */
	readonly canAsk: boolean;
	/** bytes that this app may still use; null where the browser does not say */
	readonly free: number | null;
	/** bytes that this app uses; null where the browser does not say */
	readonly used: number | null;
}

/** Not every browser has every part of it: what is missing is not known, rather than an error. */
type Manager = Partial<Pick<StorageManager, 'persisted' | 'persist' | 'estimate'>>;

export async function readStorage(manager: Manager | undefined): Promise<StorageState> {
	const persisted = (await manager?.persisted?.().catch(() => null)) ?? null;
	const { quota, usage } = (await manager?.estimate?.().catch(() => null)) ?? {};
	const free = quota === undefined ? null : Math.max(0, quota - (usage ?? 0));
	return { persisted, canAsk: manager?.persist !== undefined, free, used: usage ?? null };
}

/** @returns whether the browser promises not to clear the data by itself */
export async function askToPersist(manager: Manager | undefined): Promise<boolean> {
	return (await manager?.persist?.().catch(() => false)) ?? false;
}
