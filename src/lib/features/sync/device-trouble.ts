import type { SyncStatus } from '$lib/app/engine-api.ts';
import type { Locale } from '$lib/i18n/locale.svelte.ts';

/** What keeps the device from doing its work, and wants a person. The gravest one is told. */
export type DeviceTrouble =
	/** what is being typed is only on the screen */
	| { readonly kind: 'drafts'; readonly full: boolean }
	| { readonly kind: 'denied' }
	| { readonly kind: 'unavailable' }
	| { readonly kind: 'full' }
	/** the device's clock minus the server's, in milliseconds */
	| { readonly kind: 'clock'; readonly ahead: number };

/** Less is corrected without a word. */
const NOTICEABLE_MS = 60 * 60 * 1000;

export interface DeviceHealth {
	readonly status: SyncStatus | undefined;
	/** why the engine does not answer, or null */
	readonly engineError: unknown;
	/** why drafts can't be kept, or null */
	readonly draftFailure: unknown;
}

export function findTrouble(health: DeviceHealth): DeviceTrouble | null {
	const { status, engineError, draftFailure } = health;
	if (draftFailure !== null) return { kind: 'drafts', full: codeOf(draftFailure) === 'full' };
	if (engineError !== null && codeOf(engineError) !== 'closed') {
		return { kind: codeOf(engineError) === 'storage-denied' ? 'denied' : 'unavailable' };
	}
	if (status?.phase === 'full' || status?.phase === 'denied') return { kind: status.phase };
	const ahead = -(status?.clockOffset ?? 0);
	return Math.abs(ahead) >= NOTICEABLE_MS ? { kind: 'clock', ahead } : null;
}

export function troubleWords({ t, formats }: Locale, trouble: DeviceTrouble): string {
	switch (trouble.kind) {
		case 'drafts':
			return t(trouble.full ? 'trouble.draftFull' : 'trouble.draftDenied');
		case 'denied':
			return t('error.storageDenied');
		case 'unavailable':
			return t('error.unavailable');
		case 'full':
			return t('trouble.full');
		case 'clock': {
			const amount = formats.duration(Math.abs(trouble.ahead));
			return t('trouble.clock', { amount, ahead: trouble.ahead > 0 ? 'yes' : 'no' });
		}
	}
}

function codeOf(error: unknown): string {
	return error instanceof Error && 'code' in error ? String(error.code) : '';
}
