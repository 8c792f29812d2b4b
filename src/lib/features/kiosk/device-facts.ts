import { languages } from '$lib/i18n/languages.ts';
import { loadOtherMessages, loadStartMessages } from '$lib/i18n/messages.ts';

/** What the browser says of this device. */
export interface DeviceFacts {
	readonly appIsWhole: boolean;
	readonly hasLanguages: boolean;
	/** null where the browser does not say */
	readonly persisted: boolean | null;
	/** bytes; null where the browser does not say */
	readonly free: number | null;
}

/** The worker looks at a hundred files; one that is of a version before this question says nothing. */
const PATIENCE_MS = 5000;

/** Not every browser has every part of it. */
interface Device {
	readonly serviceWorker?: ServiceWorkerContainer;
	readonly storage?: Partial<Pick<StorageManager, 'persisted' | 'persist' | 'estimate'>>;
}

/** Asked of the browser each time: what was so in the morning need not be so at noon. */
export async function deviceFacts({ serviceWorker, storage }: Device): Promise<DeviceFacts> {
	const [appIsWhole, hasLanguages, persisted, estimate] = await Promise.all([
		isWhole(serviceWorker?.controller ?? null),
		canLoadLanguages(),
		storage?.persisted?.().catch(() => false) ?? null,
		storage?.estimate?.().catch(() => null) ?? null
	]);
	const { quota, usage = 0 } = estimate ?? {};
	return { appIsWhole, hasLanguages, persisted, free: quota === undefined ? null : quota - usage };
}

/** Asks for what can be had, so that as much as possible is ready when it is looked at again. */
export async function prepareDevice({ serviceWorker, storage }: Device): Promise<void> {
	const registration = await serviceWorker?.getRegistration();
	await Promise.all([
		registration?.update().catch(() => undefined),
		storage?.persist?.().catch(() => false),
		canLoadLanguages()
	]);
}

function isWhole(worker: ServiceWorker | null): Promise<boolean> {
	if (worker === null) return Promise.resolve(false);
	const { port1, port2 } = new MessageChannel();
	return new Promise((resolve) => {
		const giveUp = setTimeout(() => resolve(false), PATIENCE_MS);
		port1.onmessage = ({ data }) => {
			clearTimeout(giveUp);
			port1.close();
			resolve(data === true);
		};
		worker.postMessage({ type: 'IS_WHOLE' }, [port2]);
	});
}

async function canLoadLanguages(): Promise<boolean> {
	const loading = languages.flatMap((language) => [
		loadStartMessages(language),
		loadOtherMessages(language)
	]);
	return (await Promise.allSettled(loading)).every(({ status }) => status === 'fulfilled');
}
